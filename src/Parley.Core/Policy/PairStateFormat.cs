using System.Text.Json;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Policy;

/// <summary>A pair state as stored JSON; its key and version are columns of their own.</summary>
public static class PairStateFormat
{
    /// <summary>The state as one JSON text in UTF-8, the form in which it is stored.</summary>
    public static string Write(PairState state) => StoredText.Write(state, WriteMembers);

    private static void WriteMembers(Utf8JsonWriter writer, PairState state)
    {
        writer.WriteNumber("exchanges", state.Exchanges);
        writer.WriteNumber("languageExchanges", state.LanguageExchanges);
        writer.WriteMoney("languageCost", state.LanguageCost);
        writer.WriteHash("document", state.Document);
        writer.WriteNumber("failedClimbs", state.FailedClimbs);
        writer.WriteNumber("nextClimbAtExchange", state.NextClimbAtExchange);
        writer.WriteHashes("refused", state.Refused);
    }

    /// <summary>Throws <see cref="FormatException"/> when the stored text is damaged.</summary>
    public static PairState Read(PairKey key, long version, JsonValue json)
    {
        var fields = new StoredFields(json);
        return new PairState(key)
        {
            Version = version,
            Exchanges = fields.Whole("exchanges"),
            LanguageExchanges = fields.Whole("languageExchanges"),
            LanguageCost = fields.Money("languageCost"),
            Document = fields.OptionalHash("document"),
            FailedClimbs = (int)fields.Whole("failedClimbs"),
            NextClimbAtExchange = fields.Whole("nextClimbAtExchange"),
            Refused = fields.List("refused", ReadHash),
        };
    }

    private static DocumentHash ReadHash(JsonValue json)
        => DocumentHash.TryParse(json.AsString, out var hash) ? hash : throw new FormatException("A stored hash can't be read.");
}
