using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Programs;

/// <summary>The receiver's side of a document: which skills are called with what, and how the reply is made of their answers.</summary>
internal sealed class ReceiverProgram(DocumentForm document, SkillPlan plan, IReadOnlyList<Callee> callees)
{
    public SkillPlan Plan => plan;

    /// <summary>Null when the agent has nothing to call.</summary>
    public static ReceiverProgram? Of(DocumentForm document, IReadOnlyList<Callee> callees)
    {
        var wanted = document.Error is null ? document.Reply.Shape : document.Reply.Shape with { Fields = [.. document.Reply.Shape.Fields.Where(field => !ErrorField.IsOne(field))] };
        var plan = SkillChooser.Choose(new Wish(document.About, document.Request.Shape, wanted), [.. callees.Select(callee => callee.View)]);
        return plan is null ? null : new ReceiverProgram(document, plan, [.. plan.Skills.Select(skill => callees.First(callee => callee.View == skill))]);
    }

    /// <summary>The calls for a request by callee, or why there can be none.</summary>
    public (JsonObject? Calls, string? Error) Calls(JsonValue request)
    {
        var value = document.Request.Read(request);
        if (value.IsMissing)
        {
            return (null, "The request doesn't follow the document.");
        }

        if (Needs().FirstOrDefault(link => Rearranging.Find(value, link.Source!.Path).IsMissing) is { } absent)
        {
            return (null, Missing(absent));
        }

        var calls = new JsonObject();
        for (var i = 0; i < callees.Count; i++)
        {
            calls[callees[i].View.Id] = callees[i].Request.Write(plan.ArgumentsOf(i, value));
        }

        return (calls, null);
    }

    /// <param name="answers">What each callee answered, by its id.</param>
    public JsonValue Reply(JsonObject answers)
    {
        var read = new JsonObject();
        foreach (var callee in callees)
        {
            read[callee.View.Id] = callee.ReadReply(answers[callee.View.Id]);
        }

        return document.Reply.Write(plan.ResultsOf(read));
    }

    /// <summary>The reply that says why there is no result, in the document's form if it has one.</summary>
    public JsonValue ErrorReply(string why) => ErrorReply(document, why);

    public static JsonValue ErrorReply(DocumentForm? document, string why)
    {
        var error = document?.Error;
        var body = new JsonObject { [error?.Shape.Fields[0].Path[0] ?? ErrorField.Name] = why };
        return error is null ? body : error.Write(body);
    }

    public string Write()
    {
        var request = document.Request.ReadCode("request");
        var lines = new List<string>(request.Statements);
        lines.AddRange(Checks(request));
        var reads = new Dictionary<string, ReadCode>();
        for (var i = 0; i < callees.Count; i++)
        {
            var name = callees.Count == 1 ? "answer" : $"{callees[i].View.Id}Answer";
            lines.Add($"const {name} = await tools.{callees[i].View.Id}({callees[i].Request.WriteCode(new FieldCode(plan.Arguments[i], request.Expression))});");
            var read = callees[i].Reply.ReadCode(name);
            lines.AddRange(read.Statements);
            reads[callees[i].View.Id] = read;
        }

        lines.Add($"return {document.Reply.WriteCode(new FieldCode(plan.Results, field => Result(field, reads)))};");
        return $$"""
            async function handle(request, tools) {
            {{string.Join('\n', lines.Select(line => "  " + line))}}
            }
            """;
    }

    private string Result(Field field, Dictionary<string, ReadCode> reads)
    {
        var callee = callees.First(callee => callee.View.Id == field.Path[0]);
        return reads[callee.View.Id].Expression(callee.View.Output.Find([.. field.Path.Skip(1)])!);
    }

    private IEnumerable<string> Checks(ReadCode request)
    {
        if (document.Error is not { } error || document.Request is TemplateForm)
        {
            yield break;
        }

        foreach (var link in Needs())
        {
            yield return $"if ({request.Expression(link.Source!)} === undefined) {{";
            yield return $"  return {Constant(error, Missing(link))};";
            yield return "}";
        }
    }

    private static string Constant(IBodyForm error, string why)
    {
        var field = error.Shape.Fields[0];
        var mapping = new Mapping { Source = Shape.Empty, Target = error.Shape, Missing = [], Links = [new Link(field, 1) { Constant = why }] };
        return error.WriteCode(new FieldCode(mapping, _ => "undefined"));
    }

    // A schema settles what is always there; without one every value that a skill needs may be absent.
    private IEnumerable<Link> Needs() => plan.Arguments.SelectMany(arguments => arguments.Links)
        .Where(link => link.Target.IsRequired && link.Source is { } source && (!document.IsTyped || !source.IsRequired))
        .DistinctBy(link => link.Source);

    private static string Missing(Link link) => $"The {link.Source!.Name} is missing.";
}
