using Parley.Protocol.Json;

namespace Parley.Models.Offline.Fields;

/// <summary>What values look like: the leaves of a schema in its order, and the objects between them.</summary>
internal sealed record Shape(IReadOnlyList<Field> Fields, IReadOnlyList<Group> Groups)
{
    public static Shape Empty { get; } = new([], []);

    /// <summary>False for a schema whose values are no objects; its one field has an empty path.</summary>
    public bool IsRecord => Fields.All(leaf => leaf.Path.Count > 0);

    public static Shape Of(IReadOnlyList<Field> fields) => new(fields, []);

    public bool RequiresGroup(IReadOnlyList<string> path) => Groups.Any(group => group.IsRequired && group.Path.SequenceEqual(path));

    /// <summary>What stands directly inside an object.</summary>
    public IEnumerable<Field> Inside(IReadOnlyList<string> path) => Fields.Where(leaf => leaf.Path.Count == path.Count + 1 && leaf.Path.Take(path.Count).SequenceEqual(path));

    /// <summary>The leaf behind these property names, or null.</summary>
    public Field? Find(params IReadOnlyList<string> path) => Fields.FirstOrDefault(field => field.Path.SequenceEqual(path));
}

/// <summary>An object that stands inside another one.</summary>
internal sealed record Group(IReadOnlyList<string> Path, bool IsRequired);
