using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Documents;

namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Understands documents without schemas: JSON objects described in sentences or shown by example, and line formats in the manner of RFCs.</summary>
internal static partial class ProseFormReader
{
    public static DocumentForm? Read(ProtocolDocument document)
    {
        var units = ProseUnits.Read(document.Text);
        var prose = string.Join(' ', units.Where(unit => !unit.IsBlock).Select(unit => unit.Text));
        var request = Form(units, ProseRole.Request, prose);
        var reply = Form(units, ProseRole.Reply, prose);
        if (request is null || reply is null)
        {
            return null;
        }

        return new DocumentForm
        {
            About = $"{document.Name}. {document.Description}. {(document.MetadataKind == DocumentMetadataKind.None ? prose : "")}",
            Request = request,
            Reply = reply,
            Error = Form(units, ProseRole.Error, prose),
        };
    }

    private static IBodyForm? Form(IReadOnlyList<ProseUnit> units, ProseRole role, string prose)
    {
        var own = Split(units).Where(unit => unit.Role == role).ToList();
        var mentioned = own.Where(unit => !unit.IsBlock).SelectMany(unit => FieldMentions.Read(unit.Text)).DistinctBy(field => field.Path[0]).ToList();
        foreach (var unit in own)
        {
            if (Shown(unit, mentioned, prose) is { } form)
            {
                return form;
            }
        }

        return mentioned.Count > 0 ? new JsonTextForm(Shape.Of(mentioned)) : null;
    }

    private static IBodyForm? Shown(ProseUnit unit, List<Field> mentioned, string prose)
    {
        if (!unit.IsBlock)
        {
            return Inline().Match(unit.Text) is { Success: true } inline ? TemplateReader.Read(inline.Groups["text"].Value, prose) : null;
        }

        if (JsonExamples.Read(unit.Text) is { } shape)
        {
            // What sentences say about a field is worth more than what its example shows.
            return new JsonTextForm(shape with { Fields = [.. shape.Fields.Select(field => mentioned.FirstOrDefault(other => other.Path[0] == field.Path[0] && other.Kind != FieldKind.Any) ?? field)] });
        }

        return TemplateReader.Read(unit.Text, prose);
    }

    // A block may show several bodies: one a line under labels, or the error below the result.
    private static IEnumerable<ProseUnit> Split(IReadOnlyList<ProseUnit> units)
    {
        foreach (var unit in units)
        {
            if (!unit.IsBlock)
            {
                yield return unit;
                continue;
            }

            var rest = new List<string>();
            foreach (var line in unit.Text.Split('\n'))
            {
                if (LineRole(line) is { } role)
                {
                    yield return new ProseUnit(role, Label().Replace(line, ""), true);
                }
                else
                {
                    rest.Add(line);
                }
            }

            yield return unit with { Text = string.Join('\n', rest).Trim('\n') };
        }
    }

    private static ProseRole? LineRole(string line)
    {
        var label = Label().Match(line);
        var text = Label().Replace(line, "");
        if (ErrorLine().IsMatch(text))
        {
            return ProseRole.Error;
        }

        return label switch
        {
            { Success: false } => RuleRole(line),
            _ when label.Groups["request"].Success => ProseRole.Request,
            _ => ProseRole.Reply,
        };
    }

    private static ProseRole? RuleRole(string line)
    {
        var rule = RuleName().Match(line);
        return rule.Success ? ProseRoles.Of(rule.Groups["name"].Value.Replace('-', ' '), ProseRole.None) is var role and not ProseRole.None ? role : null : null;
    }

    [GeneratedRegex("""`(?<text>[^`]*<[^`>]+>[^`]*)`|"(?<text>[^"]*<[^">]+>[^"]*)"|`(?<text>[A-Z]+ [^`]*\{[^`}]+\}[^`]*)`""")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\A\s*(?:(?<request>C:|->|→|>>|Request:|Client:)|(?:S:|<-|←|<<|Reply:|Response:|Server:))\s*")]
    private static partial Regex Label();

    [GeneratedRegex(@"\A\s*(?:(?:error|failure)\s*=\s*)?""?(?:ERR|ERROR|FAIL|FAILURE|NAK)\b")]
    private static partial Regex ErrorLine();

    [GeneratedRegex(@"\A(?<name>[A-Za-z][\w-]*)\s*=\s*[""A-Za-z]")]
    private static partial Regex RuleName();
}
