using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>What a conversation asks for.</summary>
/// <param name="IsExplicit">Whether it says what must come back.</param>
internal sealed record Request(Wish Wish, JsonValue Given, bool IsExplicit);

/// <summary>Puts together what a caller said over one or more messages.</summary>
internal static class RequestReader
{
    public static Request Read(IReadOnlyList<string> messages)
    {
        var read = messages.Select(MessageReader.Read).ToList();
        var facts = read.SelectMany(message => message.Facts).ToList();
        var wanted = read.FirstOrDefault(message => message.Wanted.Fields.Count > 0)?.Wanted ?? Shape.Empty;
        var prose = string.Join('\n', read.Select(message => message.Prose));
        if (facts.Count > 0 || wanted.Fields.Count > 0)
        {
            var (shape, value) = FactTable.Of(facts);
            return new Request(new Wish(prose, shape, wanted), value, wanted.Fields.Count > 0);
        }

        return FreeText.Read(string.Join('\n', messages));
    }
}
