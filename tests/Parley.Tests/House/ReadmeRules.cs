using System.Text.RegularExpressions;

namespace Parley.Tests.House;

/// <summary>Code on the pages for users is code that is compiled and run.</summary>
public sealed partial class ReadmeRules
{
    [Fact]
    public void First_example_of_the_readme_is_the_sample()
    {
        var sample = File.ReadAllText(Path.Combine(SourceTree.Root, "samples", "hello.cs")).ReplaceLineEndings("\n").Trim();
        Assert.Equal(sample, Blocks("README.md").First().Trim());
    }

    [Fact]
    public void Snippets_of_the_guide_are_compiled()
    {
        var compiled = Words(File.ReadAllText(Path.Combine(SourceTree.Root, "tests", "Parley.InteropTests", "Guide", "DotnetPage.cs")));
        var snippets = Blocks("docs/guide/dotnet.md").ToList();
        Assert.NotEmpty(snippets);
        Assert.All(snippets, snippet => Assert.Contains(Words(snippet), compiled, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Blocks(string page)
        => CodeBlock().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, page)).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value);

    /// <summary>Indentation and line breaks aside.</summary>
    private static string Words(string code) => string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
