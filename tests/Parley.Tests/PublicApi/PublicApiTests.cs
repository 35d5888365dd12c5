using Parley.Tests.House;

namespace Parley.Tests.PublicApi;

/// <summary>
/// What users can name changes on purpose only. A change that is meant is approved by running these tests with <c>PARLEY_APPROVE_API=1</c> and committing the files
/// that they write.
/// </summary>
public sealed class PublicApiTests
{
    private const string ApproveVariable = "PARLEY_APPROVE_API";

    /// <summary>Asynchronous members that can't take a token: their shape is the framework's.</summary>
    private static readonly string[] WithoutToken = ["DisposeAsync"];

    public static TheoryData<string> Names => [.. PublicAssemblies.All.Select(assembly => assembly.GetName().Name!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Public_api_is_the_approved_one(string name)
    {
        var file = Path.Combine(SourceTree.Root, "tests", "Parley.Tests", "PublicApi", $"{name}.txt");
        var actual = ApiText.Of(PublicAssemblies.Named(name));
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        var approved = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var (added, gone) = (Lines(actual).Except(Lines(approved)).ToList(), Lines(approved).Except(Lines(actual)).ToList());
        Assert.True(
            actual == approved,
            $"The public API of {name} is not the approved one:\n{string.Join('\n', gone.Select(line => $"- {line}").Concat(added.Select(line => $"+ {line}")))}\n"
            + $"If that is meant: {ApproveVariable}=1 dotnet run -c Release --project tests/Parley.Tests -- --filter-class \"*PublicApiTests\", then commit tests/Parley.Tests/PublicApi/{name}.txt.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Asynchronous_members_take_a_cancellation_token(string name)
    {
        var breaches = from type in PublicAssemblies.Named(name).GetExportedTypes()
                       from method in type.GetMethods()
                       where !method.IsSpecialName && !typeof(Delegate).IsAssignableFrom(type)
                       where method.DeclaringType!.Assembly == type.Assembly && IsAsynchronous(method.ReturnType) && !WithoutToken.Contains(method.Name)
                       where !method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken))
                       select $"{type.FullName}.{method.Name}";
        Assert.Empty(breaches);
    }

    /// <summary>Each line with its type in front, so that a member that moved is seen.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        var (space, type) = ("", "");
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line[10..];
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                yield return $"{space}: {type} {{ {line.Trim()} }}";
            }
            else
            {
                type = line.Trim();
                yield return $"{space}: {type}";
            }
        }
    }

    private static bool IsAsynchronous(Type type)
        => type == typeof(Task) || type == typeof(ValueTask)
           || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)));
}
