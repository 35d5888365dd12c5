using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

/// <summary>Every required case of the official JSON Schema test suite for draft 2020-12, one theory case per file; the optional ones are counted.</summary>
public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    private static readonly SchemaOptions Options = new() { FormatAssertion = false, Resolver = SuiteRemotes.Find };

    /// <summary>Required cases left out, as <c>file / group / case</c>, each with the reason. None.</summary>
    private static readonly SortedDictionary<string, string> Exclusions = new(StringComparer.Ordinal);

    private static string? Folder => Environment.GetEnvironmentVariable("PARLEY_VECTORS") is { Length: > 0 } root ? Path.Combine(root, "json-schema") : null;

    public static TheoryData<string> Files => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : ["(none)"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Suite_file_passes(string file)
    {
        SkipWithout(Folder);
        var (cases, failures) = Run(Path.Combine(Folder!, file), file, Options);
        Assert.True(failures.Count == 0, $"{failures.Count} of {cases} fail:\n{string.Join('\n', failures)}");
        Assert.True(cases > 0);
    }

    [Fact]
    public void What_is_left_out_is_said()
    {
        SkipWithout(Folder);
        var names = Files.SelectMany(row => Names(Path.Combine(Folder!, row.Data), row.Data)).ToHashSet(StringComparer.Ordinal);
        output.WriteLine($"{names.Count} required cases in {Files.Count} files; {Exclusions.Count} left out.");
        foreach (var (name, reason) in Exclusions)
        {
            output.WriteLine($"{name}: {reason}");
        }

        Assert.All(Exclusions, exclusion => Assert.True(names.Contains(exclusion.Key) && exclusion.Value.Length > 0, $"{exclusion.Key} is no case of the suite, or has no reason."));
    }

    private static void SkipWithout(string? folder)
        => Assert.SkipUnless(Directory.Exists(folder), $"PARLEY_VECTORS does not name a folder that holds {(folder is null ? "json-schema" : Path.GetFileName(folder))}, so this part of the official JSON Schema suite did not run.");

    private static IEnumerable<string> Names(string path, string file)
        => JsonText.Parse(File.ReadAllText(path)).AsArray!.SelectMany(group => group["tests"].AsArray!.Select(test => Name(file, group, test)));

    private static string Name(string file, JsonValue group, JsonValue test) => $"{file} / {group["description"].AsString} / {test["description"].AsString}";

    private static (int Cases, List<string> Failures) Run(string path, string file, SchemaOptions options)
    {
        var failures = new List<string>();
        var cases = 0;
        foreach (var group in JsonText.Parse(File.ReadAllText(path)).AsArray!)
        {
            var compilation = JsonSchema.Compile(group["schema"], options);
            foreach (var test in group["tests"].AsArray!)
            {
                cases++;
                var name = Name(file, group, test);
                if (!Exclusions.ContainsKey(name) && Failure(compilation, test) is { } failure)
                {
                    failures.Add($"{name}: {failure}");
                }
            }
        }

        return (cases, failures);
    }

    private static string? Failure(SchemaCompilation compilation, JsonValue test)
    {
        if (compilation.Schema is not { } schema)
        {
            return "does not compile: " + string.Join("; ", compilation.Errors);
        }

        var expected = test["valid"].IsTrue;
        var violations = schema.Validate(test["data"]);
        return schema.IsValid(test["data"]) != expected ? $"expected {expected}"
            : violations.Count == 0 != expected ? "the violations do not agree with the verdict"
            : violations.Select(violation => ViolationPaths.Fault(violation, schema.Source, test["data"])).FirstOrDefault(fault => fault is not null);
    }
}
