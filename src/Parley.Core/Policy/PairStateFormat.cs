using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Policy;

/// <summary>A pair state as stored JSON; its key and version are columns of their own.</summary>
public static class PairStateFormat
{
    public static JsonValue Write(PairState state) => new JsonObject(8)
    {
        ["exchanges"] = state.Exchanges,
        ["languageExchanges"] = state.LanguageExchanges,
        ["languageCost"] = StoredFields.Of(state.LanguageCost),
        ["document"] = StoredFields.Of(state.Document),
        ["failedClimbs"] = state.FailedClimbs,
        ["nextClimbAtExchange"] = state.NextClimbAtExchange,
        ["refused"] = StoredFields.OfList(state.Refused, hash => StoredFields.Of(hash)),
    };

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
