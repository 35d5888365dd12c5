using System.Text;
using System.Text.RegularExpressions;
using Parley.Protocol.Json;
using Parley.Tests.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

/// <summary>Whole exchanges with a node in each dialect, byte for byte: <c>tests/vectors/agora/node.json</c>.</summary>
public sealed partial class GoldenNodeTests
{
    public static TheoryData<string> Names => [.. Stories().Select(story => story["name"].AsString!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_story_goes_as_written(string name)
    {
        await using var node = await WeatherNode.CreateAsync(new ReadingModel());
        RecordedDocuments.ServeAll(node.Fetch);
        var (id, story) = ("", Stories().Single(story => story["name"].AsString == name));
        foreach (var step in story["steps"].AsArray!)
        {
            var reply = await node.SendAsync(new()
            {
                Method = step["method"].AsString!,
                Url = new Uri($"http://weather.test/agents/{story["agent"].AsString}{step["path"].AsString}".Replace("{id}", id, StringComparison.Ordinal)),
                ContentType = "application/json",
                Body = Encoding.UTF8.GetBytes((step["request"].AsString ?? "").Replace("{id}", id, StringComparison.Ordinal)),
            });
            var text = Encoding.UTF8.GetString(reply.Body.Span);
            id = RecordedReplay.Id(text) ?? id;
            var said = id.Length == 0 ? text : text.Replace(id, "{id}", StringComparison.Ordinal);
            Assert.Equal($"{step["status"].AsNumber} {step["reply"].AsString}", $"{reply.Status} {Expiry(said)}");
        }
    }

    /// <summary>The one number that depends on the clock.</summary>
    private static string Expiry(string text)
        => ExpiryNumber().Replace(text, "\"conversationExpires\":{time}");

    [GeneratedRegex("\"conversationExpires\":[0-9]+")]
    private static partial Regex ExpiryNumber();

    private static IReadOnlyList<JsonValue> Stories() => [.. Golden.Load("node.json").AsArray!];
}
