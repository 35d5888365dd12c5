using Parley.Cli.Output;
using Parley.Protocol.Json;

namespace Parley.Cli.Demo;

/// <summary>What agents say to each other, short enough for a screen: schemas on one line, no empty lines, long lines broken and after a while cut.</summary>
internal static class DemoTranscript
{
    private const int MaxParts = 2;

    public static IEnumerable<string> Lines(string text, int width) => Compact(text).Where(line => line.Length > 0).SelectMany(line => Break(PlainText.Of(line), width));

    /// <summary>A program, with long lines broken and nothing cut.</summary>
    public static IEnumerable<string> Code(string source, int width)
    {
        foreach (var line in source.Split('\n').Where(line => line.Length > 0).Select(PlainText.Of))
        {
            var rest = line;
            for (var indent = $"{line[..^line.TrimStart().Length]}    "; rest.Length > width && indent.Length < width / 2;)
            {
                var end = EndOf(rest, width);
                yield return rest[..end].TrimEnd();
                rest = $"{indent}{rest[end..].TrimStart()}";
            }

            yield return rest;
        }
    }

    /// <summary>Where a line is best broken: behind a space or a comma, unless there is none in its second half.</summary>
    private static int EndOf(string line, int width)
        => line.AsSpan(0, width).LastIndexOfAny(' ', ',') is var at && at > width / 2 ? at + 1 : width;

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

    private static List<string> Join(List<string> lines) => JsonText.TryParse(string.Join('\n', lines), out var json, out _) ? [JsonText.Write(json)] : lines;

    private static IEnumerable<string> Break(string line, int width)
    {
        for (var part = 0; line.Length > width && part < MaxParts - 1; part++)
        {
            var end = EndOf(line, width);
            yield return line[..end].TrimEnd();
            line = line[end..].TrimStart();
        }

        yield return PlainText.Clip(line, width);
    }
}
