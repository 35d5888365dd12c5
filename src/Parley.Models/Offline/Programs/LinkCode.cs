using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Programs;

/// <summary>JavaScript for one link of a mapping.</summary>
internal static class LinkCode
{
    /// <summary>The value, given that it is there.</summary>
    public static string Value(Link link, Func<Field, string> expression)
    {
        if (link.Source is null)
        {
            return link.Constant.AsString is { } text ? Access.Text(text) : JsonText.Write(link.Constant);
        }

        var code = expression(link.Source);
        return link.Items is { } items ? $"{code}.map((item) => ({Item(items)}))" : Converted(link, code);
    }

    /// <summary>The condition under which the source has the value; null when it always has.</summary>
    public static string? Presence(Link link, Func<Field, string> expression)
    {
        if (link.Source is null)
        {
            return null;
        }

        var code = expression(link.Source);
        return (link.Source.AllowsNull && !link.Target.AllowsNull) switch
        {
            true => $"{code} != null",
            false => link.Source.IsRequired ? null : $"{code} !== undefined",
        };
    }

    private static string Item(Mapping items) => new FieldCode(items, field => Access.Path("item", items.Source, field)).Literal();

    private static string Converted(Link link, string code) => link.Conversion switch
    {
        Conversion.ToNumber => $"Number({code})",
        Conversion.ToText when link.Source!.Kind == FieldKind.Boolean => $"({code} ? 'yes' : 'no')",
        Conversion.ToText => $"String({code})",
        Conversion.ToBoolean => $"['yes', 'true'].includes(String({code}))",
        Conversion.ToDate => $"{code}.slice(0, 10)",
        Conversion.ToChoice => $"{Table(link)}[{code}]",
        Conversion.ToList => $"[{code}]",
        _ => code,
    };

    private static string Table(Link link)
    {
        var rows = link.Source!.Allowed.Select(value => (From: value, To: Choices.Find(link.Target.Allowed, value))).Where(row => !row.To.IsMissing);
        return $"({{ {string.Join(", ", rows.Select(row => $"{Access.Text(row.From.AsString ?? "")}: {Access.Text(row.To.AsString ?? "")}"))} }})";
    }
}
