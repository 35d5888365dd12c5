using System.Text;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Fuzzing.Seeds;

/// <summary>Good inputs: the golden exchanges of the tests, and texts beside this file, divided by lines of <c>=====</c>.</summary>
internal static class SeedFiles
{
    private const string Divider = "=====\n";
    private static readonly string[] Exchanges = ["library", "demo", "paper", "standard", "follow-ups", "received-replies", "node"];

    public static IReadOnlyList<byte[]> Texts(string name) => [.. Read(name).Split(Divider).Select(text => Encoding.UTF8.GetBytes(text.TrimEnd('\n')))];

    /// <summary>Every string of this name in the golden exchanges: exact bytes of messages.</summary>
    public static IReadOnlyList<byte[]> Golden(string member) =>
    [
        .. Exchanges
            .SelectMany(name => Strings(JsonText.Parse(Read($"{name}.json")), member))
            .Distinct(StringComparer.Ordinal)
            .Select(Encoding.UTF8.GetBytes),
    ];

    private static IEnumerable<string> Strings(JsonValue value, string member)
    {
        if (value.AsObject is { } members)
        {
            foreach (var (name, inner) in members)
            {
                if (name == member && inner.AsString is { } text)
                {
                    yield return text;
                }

                foreach (var found in Strings(inner, member))
                {
                    yield return found;
                }
            }
        }

        foreach (var found in (value.AsArray ?? []).SelectMany(item => Strings(item, member)))
        {
            yield return found;
        }
    }

    private static string Read(string name)
    {
        using var stream = typeof(SeedFiles).Assembly.GetManifestResourceStream($"seeds/{name}") ?? throw new InvalidOperationException($"There is no seed file {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
