using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Matching;

/// <summary>How values of one shape are made from values of another.</summary>
internal sealed record Mapping
{
    public required Shape Source { get; init; }

    public required Shape Target { get; init; }

    /// <summary>In the target's order; a target that nothing is known for has no link.</summary>
    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary>What the target requires and the source doesn't have.</summary>
    public required IReadOnlyList<Field> Missing { get; init; }

    public bool IsComplete => Missing.Count == 0;

    public IEnumerable<Field> Used => Links.Select(link => link.Source).OfType<Field>();

    public IEnumerable<Field> Unused => Source.Fields.Except(Used);

    public Link? To(Field target) => Links.FirstOrDefault(link => link.Target == target);

    public double ScoreOf(Field target) => To(target)?.Score ?? 0;
}

/// <summary>Where one value of the target comes from: a source's field, or a constant where the schema leaves no choice.</summary>
internal sealed record Link(Field Target, double Score)
{
    public Field? Source { get; init; }

    public JsonValue Constant { get; init; }

    public Conversion Conversion { get; init; }

    /// <summary>For lists of objects, how an item is made.</summary>
    public Mapping? Items { get; init; }
}
