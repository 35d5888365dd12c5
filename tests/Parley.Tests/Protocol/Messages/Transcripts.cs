using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Messages;

/// <summary>The recorded exchanges of the official library and of the paper demo, found through <c>PARLEY_VECTORS</c>.</summary>
internal static class Transcripts
{
    public static IReadOnlyList<RecordedExchange> All(string prefix)
    {
        var root = Environment.GetEnvironmentVariable("PARLEY_VECTORS");
        var folder = Path.Combine(root ?? "", "agora", "transcripts");
        Assert.SkipUnless(root is not null && Directory.Exists(folder), "No recorded exchanges: set PARLEY_VECTORS to the folder that holds agora/transcripts.");
        var files = Directory.GetFiles(folder, prefix + "*.json").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        return [.. files.SelectMany(file => JsonText.Parse(File.ReadAllText(file)).AsArray!.Select(entry => new RecordedExchange(Path.GetFileName(file), entry)))];
    }
}

internal sealed record RecordedExchange(string File, JsonValue Entry)
{
    public string Method => Entry["request"]["method"].AsString!;

    public string Path => Entry["request"]["path"].AsString!;

    public byte[] Request => Encoding.UTF8.GetBytes(Entry["request"]["body"].AsString!);

    public int Status => (int)Entry["response"]["status"].AsNumber;

    public string? ContentType => Entry["response"]["headers"]["content-type"].AsString;

    public string ResponseText => Entry["response"]["body"].AsString!;

    public byte[] Response => Encoding.UTF8.GetBytes(ResponseText);

    public override string ToString() => $"{File}: {Method} {Path} {Entry["request"]["body"]}";
}
