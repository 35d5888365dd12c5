using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Reading;

/// <summary>One value that a text states, and what it calls it.</summary>
/// <param name="IsCount">Whether the value is only how many items a list has.</param>
internal sealed record Fact(Naming Naming, JsonValue Value, bool IsCount = false)
{
    public FieldKind Kind => Value.AsString is { } text && !IsBare ? FieldKind.Text : SchemaKinds.OfValue(Value);

    /// <summary>Whether a text stood without quotation marks, as dates and times do.</summary>
    public bool IsBare { get; init; }
}
