using System.Text.RegularExpressions;

namespace Parley.Tests.House;

/// <summary>Small files, standard names, nothing ambient.</summary>
public sealed partial class SizeRules
{
    private const int MaxLines = 400;
    private const int MaxMedianLines = 80;

    [Fact]
    public void No_file_is_longer_than_400_lines()
    {
        var long_ = SourceTree.Files("*.cs", "src", "tests", "samples", "bench", "sim")
            .Select(file => (File: SourceTree.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(entry => entry.Lines > MaxLines);
        Assert.Empty(long_);
    }

    [Fact]
    public void The_median_file_is_short()
    {
        var lines = SourceTree.Files("*.cs", "src").Select(file => File.ReadLines(file).Count()).Order().ToList();
        Assert.InRange(lines[lines.Count / 2], 1, MaxMedianLines);
    }

    [Fact]
    public void One_public_type_a_file_named_for_it()
    {
        var breaches = new List<string>();
        foreach (var file in SourceTree.Files("*.cs", "src"))
        {
            var types = PublicType().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct().ToList();
            var name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
            if (types.Count > 0 && !types.Contains(name))
            {
                breaches.Add($"{SourceTree.Relative(file)} declares {string.Join(", ", types)}");
            }
        }

        Assert.Empty(breaches);
    }

    [Fact]
    public void Banned_words_name_nothing()
    {
        var breaches = SourceTree.Files("*.cs", "src").Select(SourceTree.Relative).Where(file => BannedName().IsMatch(Path.GetFileNameWithoutExtension(file)));
        Assert.Empty(breaches);
    }

    [Fact]
    public void Nothing_ambient_is_used_in_src()
    {
        var breaches = SourceTree.Files("*.cs", "src")
            .SelectMany(file => File.ReadLines(file).Select((line, i) => (Where: $"{SourceTree.Relative(file)}:{i + 1}", Line: line)))
            .Where(entry => !entry.Line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Ambient().IsMatch(entry.Line))
            .Select(entry => $"{entry.Where} {entry.Line.Trim()}");
        Assert.Empty(breaches);
    }

    [GeneratedRegex(@"^public (?:static |sealed |abstract |readonly |partial |ref )*(?:record struct|record|class|struct|interface|enum|delegate \S+)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex("(Manager|Helper|Helpers|Utils|Impl|Base|Common)$")]
    private static partial Regex BannedName();

    [GeneratedRegex(@"DateTime(Offset)?\.(Now|UtcNow|Today)|Guid\.NewGuid|Random\.Shared|\bStopwatch\b|Task\.Run\(|Thread\.Sleep")]
    private static partial Regex Ambient();
}
