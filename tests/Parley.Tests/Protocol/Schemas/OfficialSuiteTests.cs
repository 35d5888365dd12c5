using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Protocol.Schemas;

/// <summary>Every required case of the official JSON Schema test suite for draft 2020-12, one theory case per file.</summary>
public sealed class OfficialSuiteTests
{
    private static readonly SchemaOptions Options = new() { FormatAssertion = false, Resolver = SuiteRemotes.Find };

    /// <summary>Cases left out, as <c>file / group / case</c>, each with the reason. None.</summary>
    private static readonly Dictionary<string, string> Exclusions = [];

    private static string? Folder => Environment.GetEnvironmentVariable("PARLEY_VECTORS") is { Length: > 0 } root ? Path.Combine(root, "json-schema") : null;

    public static TheoryData<string> Files => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
        : ["(none)"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Suite_file_passes(string file)
    {
        if (!Directory.Exists(Folder))
        {
            Assert.Skip("PARLEY_VECTORS does not name a folder that holds json-schema, so the official JSON Schema suite did not run.");
        }

        var failures = new List<string>();
        var cases = 0;
        foreach (var group in JsonText.Parse(File.ReadAllText(Path.Combine(Folder, file))).AsArray!)
        {
            var compilation = JsonSchema.Compile(group["schema"], Options);
            foreach (var test in group["tests"].AsArray!)
            {
                cases++;
                var name = $"{file} / {group["description"].AsString} / {test["description"].AsString}";
                if (!Exclusions.ContainsKey(name) && Failure(compilation, test) is { } failure)
                {
                    failures.Add($"{name}: {failure}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {cases} fail:\n{string.Join('\n', failures)}");
        Assert.True(cases > 0);
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
            : violations.Any(violation => violation.Message.Length == 0) ? "a violation without words"
            : null;
    }
}
