using System.Collections.Immutable;
using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Cases;

/// <summary>A place inside a JSON value: member names and indices from the root.</summary>
internal sealed record JsonPath(ImmutableArray<JsonPath.Step> Steps)
{
    /// <param name="Name">Null when the step is an index.</param>
    internal readonly record struct Step(string? Name, int Index);

    public static JsonPath Root { get; } = new([]);

    /// <summary>The nearest member name, or empty at the root.</summary>
    public string LastName => Steps.LastOrDefault(step => step.Name is not null).Name ?? "";

    public bool IsMember => Steps is [.., { Name: not null }];

    public JsonPath Member(string name) => new(Steps.Add(new Step(name, 0)));

    public JsonPath Item(int index) => new(Steps.Add(new Step(null, index)));

    public JsonPath Join(JsonPath rest) => new(Steps.AddRange(rest.Steps));

    public JsonValue Get(JsonValue root)
    {
        foreach (var step in Steps)
        {
            root = step.Name is { } name ? root[name] : root.AsArray is { } items && step.Index < items.Count ? items[step.Index] : default;
        }

        return root;
    }

    /// <summary>A copy of the root with this place set, or removed when the value is Missing. The same root when the place can't be reached.</summary>
    public JsonValue With(JsonValue root, JsonValue value)
    {
        if (Steps.IsEmpty)
        {
            return value;
        }

        var copy = root.DeepClone();
        var parent = new JsonPath(Steps[..^1]).Get(copy);
        var last = Steps[^1];
        if (last.Name is { } name && parent.AsObject is { } members)
        {
            SetMember(members, name, value);
            return copy;
        }

        if (last.Name is null && parent.AsArray is { } items && last.Index < items.Count && !value.IsMissing)
        {
            items[last.Index] = value.DeepClone();
            return copy;
        }

        return root;
    }

    private static void SetMember(JsonObject members, string name, JsonValue value)
    {
        if (value.IsMissing)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = value.DeepClone();
        }
    }

    /// <summary>The path with every index left open: <c>$.items[].price</c>.</summary>
    public string Pattern => Write(_ => "[]");

    /// <summary>As people write it: <c>$.items[0].price</c>.</summary>
    public override string ToString() => Write(index => $"[{index.ToString(CultureInfo.InvariantCulture)}]");

    public bool Equals(JsonPath? other) => other is not null && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => Steps.Aggregate(17, HashCode.Combine);

    private string Write(Func<int, string> index) => "$" + string.Concat(Steps.Select(step => step.Name is { } name ? $".{name}" : index(step.Index)));
}
