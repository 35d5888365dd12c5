using System.Text;
using Parley.Protocol.Json;
using Parley.Tests.Core.Exchange;

namespace Parley.Tests.Threats;

/// <summary>Bodies that are small on the wire and large in the head. Work is bounded by what is allocated, which is counted.</summary>
public sealed class T03_BodyBombTests
{
    /// <summary>What one body may allocate: so many bytes for each of its own, as an empty object does, and some besides. With bodies of 1 MiB that is an end.</summary>
    private const long BytesPerByte = 100;

    private const long Overhead = 8 << 20;

    public static TheoryData<string> Bombs => new("depth of arrays", "depth of objects", "unclosed", "digits", "exponent", "negative exponent", "same key", "keys", "empty objects", "escapes", "long string", "lone surrogates", "sources", "depth inside the body's text", "numbers");

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task T03_A_bomb_is_answered_in_bounded_memory(string name)
    {
        await using var nodes = await TwoNodes.CreateAsync();
        var stranger = new Stranger(nodes);
        var bomb = Bomb(name);
        await stranger.PostAsync("{}");

        // The in-memory node answers on the caller's thread; other tests allocate on theirs.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var answer = await stranger.PostAsync(bomb);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(answer.Status, 200, 500);
        Assert.False(answer.Body.IsMissing, "every bomb is answered, in JSON");
        Assert.InRange(allocated, 1, (bomb.Length * BytesPerByte) + Overhead);
        Assert.True((await stranger.TalkAsync("Please give me the forecast for London on 2026-03-01.")).Succeeded);
    }

    [Fact]
    public void T03_A_key_that_stands_twice_has_one_meaning()
    {
        // Whoever checks the first and uses the last is fooled; here there is one reader.
        var parsed = JsonText.TryParse("""{"a":1,"a":2}""", out var value, out _);
        Assert.True(!parsed || value["a"].TryGetNumber(out _));
        Assert.True(!parsed || value.AsObject!.Count == 1);
    }

    private static string Bomb(string name) => name switch
    {
        "depth of arrays" => Body(new string('[', 100_000) + new string(']', 100_000)),
        "depth of objects" => Body(Repeat("{\"a\":", 100_000) + "1" + new string('}', 100_000)),
        "unclosed" => new string('[', 500_000),
        "digits" => Body(new string('9', 500_000)),
        "exponent" => Body("1e999999999"),
        "negative exponent" => Body("1e-999999999"),
        "same key" => $"{{{string.Join(',', Enumerable.Repeat("\"body\":\"x\"", 50_000))}}}",
        "keys" => $"{{{string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"k{i}\":0"))}}}",
        "empty objects" => Body($"[{string.Join(',', Enumerable.Repeat("{}", 200_000))}]"),
        "escapes" => Body($"\"{Repeat("\\u0000", 100_000)}\""),
        "long string" => Body($"\"{new string('x', 900_000)}\""),
        "lone surrogates" => Body($"\"{Repeat("\\ud800", 100_000)}\""),
        "sources" => $$"""{"protocolHash":"{{new string('A', 27)}}=","protocolSources":[{{string.Join(',', Enumerable.Repeat("\"data:,x\"", 50_000))}}],"body":"x"}""",
        "depth inside the body's text" => $$"""{"protocolHash":"{{Rungs.Document.Hash.ToBase64()}}","protocolSources":[{{Stranger.Quote(Parley.Protocol.Documents.DocumentSource.ToDataUri(Rungs.Text))}}],"body":"{{new string('[', 100_000)}}"}""",
        _ => Body($"[{string.Join(',', Enumerable.Repeat("1e308", 100_000))}]"),
    };

    private static string Body(string json) => $"{{\"protocolHash\":null,\"protocolSources\":[],\"body\":{json}}}";

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
