using Parley.Cli.Output;
using Parley.Protocol.Json;

namespace Parley.Cli.Demo;

/// <summary>What agents say to each other, short enough for a screen: schemas on one line, no empty lines, long lines broken and after a while cut.</summary>
internal static class DemoTranscript
{
    private const int MaxParts = 2;

    public static IEnumerable<string> Lines(string text, int width) => Compact(text).Where(line => line.Length > 0).SelectMany(line => Break(PlainText.Of(line), width));

    /// <summary>A fenced block of JSON becomes one line.</summary>
    private static IEnumerable<string> Compact(string text)
    {
        List<string>? fenced = null;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            switch (fenced)
            {
                case null when isFence:
                    fenced = [];
                    break;
                case null:
                    yield return line;
                    break;
                case not null when isFence:
                    foreach (var closed in Join(fenced))
                    {
                        yield return closed;
                    }

                    fenced = null;
                    break;
                default:
                    fenced.Add(line);
                    break;
            }
        }

        foreach (var open in fenced ?? [])
        {
            yield return open;
        }
    }

    private static IEnumerable<string> Join(List<string> lines) => JsonText.TryParse(string.Join('\n', lines), out var json, out _) ? [JsonText.Write(json)] : lines;

    private static IEnumerable<string> Break(string line, int width)
    {
        for (var part = 0; line.Length > width && part < MaxParts - 1; part++)
        {
            var space = line.LastIndexOf(' ', width);
            var end = space > width / 2 ? space : width;
            yield return line[..end];
            line = line[end..].TrimStart();
        }

        yield return PlainText.Clip(line, width);
    }
}
