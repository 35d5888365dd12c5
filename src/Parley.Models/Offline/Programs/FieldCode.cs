using Parley.Models.Offline.Matching;

namespace Parley.Models.Offline.Programs;

/// <summary>Expressions for the fields of a mapping's target, and the object literal that they make.</summary>
/// <param name="expression">The expression for a field of the mapping's source.</param>
internal sealed class FieldCode(Mapping mapping, Func<Fields.Field, string> expression)
{
    private const int WideLine = 100;

    public Mapping Mapping => mapping;

    /// <summary>The value of one target field; null when nothing is known for it.</summary>
    public string? Of(Fields.Field target) => mapping.To(target) is { } link ? LinkCode.Value(link, expression) : null;

    /// <summary>The whole target.</summary>
    public string Literal()
    {
        if (!mapping.Target.IsRecord)
        {
            return mapping.Links is [var only] ? LinkCode.Value(only, expression) : "undefined";
        }

        return Braces([.. Members([], mapping.Links), .. EmptyGroups()], 1);
    }

    private List<string> Members(IReadOnlyList<string> path, IEnumerable<Link> links)
    {
        var members = new List<string>();
        foreach (var group in links.GroupBy(link => link.Target.Path[path.Count]))
        {
            var inside = group.ToList();
            members.Add(inside is [var only] && only.Target.Path.Count == path.Count + 1 ? Leaf(only) : Nested([.. path, group.Key], inside));
        }

        return members;
    }

    // What the schema requires is there even when there is nothing to put into it.
    private IEnumerable<string> EmptyGroups() => mapping.Target.Groups
        .Where(group => group.IsRequired && group.Path.Count == 1 && !mapping.Links.Any(link => link.Target.Path[0] == group.Path[0]))
        .Select(group => $"{Access.Key(group.Path[0])}: {{}}");

    private string Leaf(Link link)
    {
        var member = $"{Access.Key(link.Target.Path[^1])}: {LinkCode.Value(link, expression)}";
        return LinkCode.Guard(link, expression) is { } guard ? $"...({guard} ? {{ {member} }} : {{}})" : member;
    }

    private string Nested(IReadOnlyList<string> path, List<Link> inside)
    {
        var member = $"{Access.Key(path[^1])}: {Braces(Members(path, inside), path.Count + 1)}";
        var guards = inside.Select(link => LinkCode.Guard(link, expression)).ToList();
        var isSure = mapping.Target.RequiresGroup(path) || guards.Contains(null);
        return isSure ? member : $"...({string.Join(" || ", guards)} ? {{ {member} }} : {{}})";
    }

    private static string Braces(List<string> members, int depth)
    {
        var line = $"{{ {string.Join(", ", members)} }}";
        if (members.Count == 0)
        {
            return "{}";
        }

        if (line.Length <= WideLine && !line.Contains('\n'))
        {
            return line;
        }

        var indent = new string(' ', depth * 2);
        return $"{{\n{string.Concat(members.Select(member => $"{indent}  {member},\n"))}{indent}}}";
    }
}
