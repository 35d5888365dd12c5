using System.Text;
using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Models.Offline.Programs;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Forms;

/// <summary>A body of text with values at fixed places.</summary>
internal sealed class TemplateForm(Template template) : IBodyForm
{
    private readonly Regex _regex = new(template.Pattern(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public Template Template => template;

    public Shape Shape { get; } = Shape.Of([.. template.Fields]);

    public JsonValue Write(JsonValue value)
        => string.Concat(template.Parts.Select(part => part.Field is { } field ? TextOf(Rearranging.Find(value, field.Path)) : part.Literal));

    public JsonValue Read(JsonValue body)
    {
        if (body.AsString is not { } text || _regex.Match(text.Trim()) is not { Success: true } match)
        {
            return default;
        }

        var value = new JsonObject();
        foreach (var (i, field) in template.Fields.Index())
        {
            var group = match.Groups[i + 1].Value.Trim();
            value[field.Path[0]] = field.Kind is FieldKind.Integer or FieldKind.Number && Conversions.TryNumber(group, out var number) ? number : group;
        }

        return value;
    }

    public string WriteCode(FieldCode values)
    {
        var code = new StringBuilder("`");
        foreach (var part in template.Parts)
        {
            code.Append(part.Field is { } field ? $"${{{values.Of(field) ?? "''"}}}" : Literal(part.Literal));
        }

        return code.Append('`').ToString();
    }

    public ReadCode ReadCode(string body)
    {
        var match = body is "request" or "reply" ? "match" : $"{body}Match";
        return new(
            [
                $"const {match} = /{template.Pattern()}/.exec({body}.trim());",
                $"if (!{match}) {{",
                $"  throw new Error({body});",
                "}",
            ],
            field => Group(match, field));
    }

    public static string TextOf(JsonValue value) => value.Kind switch
    {
        JsonKind.String => value.AsString!,
        JsonKind.Missing => "",
        JsonKind.Array => string.Join(',', value.AsArray!.Select(TextOf)),
        _ => JsonText.Write(value),
    };

    private string Group(string match, Field field)
    {
        var group = $"{match}[{template.Fields.ToList().IndexOf(field) + 1}]";
        return field.Kind is FieldKind.Integer or FieldKind.Number ? $"Number({group})" : group;
    }

    private static string Literal(string text)
        => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("${", "\\${", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
