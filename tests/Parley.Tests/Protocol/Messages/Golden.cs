using System.Text;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Messages;

/// <summary>The golden exchanges of <c>tests/vectors/agora</c>: exact texts and what they mean.</summary>
internal static class Golden
{
    public static JsonValue Load(string file)
        => JsonText.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "agora", file), Encoding.UTF8));

    /// <summary>The entries of one list, named for the test runner.</summary>
    public static IEnumerable<(string Name, JsonValue Entry)> Entries(string file, string list)
        => Load(file)[list].AsArray!.Select(entry => (entry["name"].AsString!, entry));

    public static byte[] Bytes(JsonValue text) => Encoding.UTF8.GetBytes(text.AsString!);
}
