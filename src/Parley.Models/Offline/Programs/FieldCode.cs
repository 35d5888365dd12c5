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

    // A required value is written in any case: inside an optional object the object's guard has seen to it.
    private static bool IsAssured(Link link) => link.Target.IsRequired || (link.Target.Path.Count > 1 && link.Target.IsRequiredInside);

    // What the schema requires is there even when there is nothing to put into it.
    private IEnumerable<string> EmptyGroups() => mapping.Target.Groups
        .Where(group => group.IsRequired && group.Path.Count == 1 && !mapping.Links.Any(link => link.Target.Path[0] == group.Path[0]))
        .Select(group => $"{Access.Key(group.Path[0])}: {{}}");

    private string Leaf(Link link)
    {
        var member = $"{Access.Key(link.Target.Path[^1])}: {LinkCode.Value(link, expression)}";
        return !IsAssured(link) && LinkCode.Presence(link, expression) is { } guard ? $"...({guard} ? {{ {member} }} : {{}})" : member;
    }

    private string Nested(IReadOnlyList<string> path, List<Link> inside)
    {
        var guard = mapping.Target.RequiresGroup(path) ? null : GroupGuard(inside);
        var member = $"{Access.Key(path[^1])}: {Braces(Members(path, inside), path.Count + 1)}";
        return guard is null ? member : $"...({guard} ? {{ {member} }} : {{}})";
    }

    // All that the object requires must be there; where it requires nothing, something.
    private string? GroupGuard(List<Link> inside)
    {
        var required = inside.Where(link => link.Target.IsRequiredInside).ToList();
        if (SharedOwner(inside) is { } owner)
        {
            return $"{expression(owner)} !== undefined";
        }

        var presences = (required.Count > 0 ? required : inside).Select(link => LinkCode.Presence(link, expression)).ToList();
        return required.Count > 0
            ? string.Join(" && ", presences.OfType<string>()) is { Length: > 0 } all ? all : null
            : presences.Contains(null) ? null : string.Join(" || ", presences);
    }

    // An object that goes over as a whole is there when its source is.
    private Fields.Field? SharedOwner(List<Link> inside)
    {
        if (inside[0].Source is not { Path.Count: 2 } first || mapping.Source.RequiresGroup([first.Path[0]]))
        {
            return null;
        }

        var isWhole = inside.All(link => link.Source is { Path.Count: 2 } source && source.Path[0] == first.Path[0] && (!link.Target.IsRequiredInside || source.IsRequiredInside));
        return isWhole && mapping.Source.Groups.Any(group => group.Path.SequenceEqual([first.Path[0]])) ? first with { Path = [first.Path[0]] } : null;
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
