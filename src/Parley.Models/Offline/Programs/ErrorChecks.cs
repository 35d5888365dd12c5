using Parley.Models.Offline.Forms;

namespace Parley.Models.Offline.Programs;

/// <summary>JavaScript that throws the reason when a reply is the error that its document prescribes.</summary>
internal static class ErrorChecks
{
    /// <summary>Statements that come before the reply is taken apart.</summary>
    public static IEnumerable<string> Before(DocumentForm document) => document switch
    {
        { Error: TemplateForm error } => Throw($"const failure = /{error.Template.Pattern()}/.exec(reply.trim());", "failure", "failure[1]"),
        { Error: JsonTextForm error, Reply: TemplateForm } => Throw(null, "reply.trim().startsWith('{')", $"JSON.parse(reply).{error.Shape.Fields[0].Path[0]}"),
        { Error: ValueForm error } => Throw(null, $"reply.{error.Shape.Fields[0].Path[0]} !== undefined", $"reply.{error.Shape.Fields[0].Path[0]}"),
        _ => [],
    };

    /// <summary>Statements that come after it.</summary>
    public static IEnumerable<string> After(DocumentForm document)
    {
        if (document.Reply is not JsonTextForm)
        {
            return [];
        }

        var member = $"data.{document.Error?.Shape.Fields[0].Path[0] ?? ErrorField.Name}";
        return Throw(null, $"{member} !== undefined", member);
    }

    private static IEnumerable<string> Throw(string? before, string condition, string reason)
    {
        IEnumerable<string> check = [$"if ({condition}) {{", $"  throw new Error({reason});", "}"];
        return before is null ? check : check.Prepend(before);
    }
}
