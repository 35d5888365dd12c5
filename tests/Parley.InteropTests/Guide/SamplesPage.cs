namespace Parley.InteropTests.Guide;

/// <summary>What docs/guide/samples.md shows of the samples' output; the tests of the samples compare the two.</summary>
internal static class SamplesPage
{
    private const string Omission = "…";

    private static readonly string Text = File.ReadAllText(Path.Combine(Root(), "docs", "guide", "samples.md")).ReplaceLineEndings("\n");

    /// <summary>The lines shown of a sample's output, in order, without those that say that something is left out.</summary>
    public static IReadOnlyList<string> OutputOf(string sample)
    {
        var chapter = Text.Split("\n## ").Single(part => part.StartsWith($"{sample}:", StringComparison.Ordinal));
        return [.. chapter.Split("```text\n")[1].Split("\n```")[0].Split('\n').Where(line => line.Length > 0 && line.Trim() != Omission)];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Parley.slnx is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
