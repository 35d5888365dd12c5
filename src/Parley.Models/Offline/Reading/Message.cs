using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Reading;

/// <summary>What a plain-language message says.</summary>
internal sealed record Message
{
    public required string Text { get; init; }

    /// <summary>Values it states, in order.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>What it asks for.</summary>
    public required Shape Wanted { get; init; }

    /// <summary>What it says it will give, without values.</summary>
    public required Shape Offered { get; init; }

    /// <summary>Everything that is neither a fact nor a list line.</summary>
    public required string Prose { get; init; }

    public bool IsPlain => Facts.Count == 0 && Wanted.Fields.Count == 0;
}
