using Parley.Core.Documents;
using Parley.Core.Programming.Cases;
using Parley.Core.Programming.Running;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>A request body and what the tools answer become calls and a reply body. No tool really runs.</summary>
internal sealed class HandleLeg : RoutineLeg
{
    /// <summary>Answers that a case holds for each tool; a further call begins again with the first.</summary>
    private const int AnswersPerTool = 3;

    private readonly IReadOnlyList<ToolContract> _tools;

    public HandleLeg(IRoutine routine, TypedDocument document, IReadOnlyList<ToolContract> tools, RoutineLimits limits)
        : base(routine, limits)
    {
        _tools = [.. tools.Where(tool => routine.Tools.Contains(tool.Name))];
        OtherToolFits = tools.Any(tool => !routine.Tools.Contains(tool.Name) && Fits(tool, document));
        Sources = [new(Request, document.Request, document.Document.Text), .. _tools.Select(tool => new LegPart(AnswersOf(tool.Name), tool.Output, tool.Meaning, AnswersPerTool))];
        Targets = [new(Reply, document.Reply, document.Document.Text), .. _tools.Select(tool => new LegPart(CallsOf(tool.Name), tool.Input, tool.Meaning))];
    }

    public static JsonPath Request { get; } = JsonPath.Root.Member("request");

    public static JsonPath Reply { get; } = JsonPath.Root.Member("reply");

    /// <summary>True when a tool that the routine doesn't call could, by the names of its schemas, be meant as well.</summary>
    public bool OtherToolFits { get; }

    public override string Name => "handle";

    public override IReadOnlyList<LegPart> Sources { get; }

    public override IReadOnlyList<LegPart> Targets { get; }

    public static JsonPath AnswersOf(string tool) => JsonPath.Root.Member("answers").Member(tool);

    public static JsonPath CallsOf(string tool) => JsonPath.Root.Member("calls").Member(tool);

    public override string Describe(JsonValue @case) => $"handle({Request.Get(@case)}) with the tools answering {@case["answers"]}";

    public override async ValueTask<LegRun> RunAsync(JsonValue @case, CancellationToken cancellationToken)
    {
        var tools = new CaseTools(_tools, @case["answers"]);
        var result = await InvokeAsync("handle", Request.Get(@case), tools, cancellationToken);
        if (tools.Problem is not null || result.Error is not null)
        {
            return new LegRun(default, tools.Problem ?? $"it {RoutineFault.Describe(result.Error!)}") { Calls = tools.Counts };
        }

        return new LegRun(new JsonObject { ["calls"] = tools.Calls, ["reply"] = result.Output }, ProblemOf(result, Targets[0])) { Calls = tools.Counts };
    }

    /// <summary>A tool that was called once stands with its one answer, one that was called more often with the answers in the order of the calls.</summary>
    public override JsonValue Show(JsonValue @case, LegRun run)
    {
        var answers = new JsonObject();
        foreach (var tool in _tools)
        {
            var count = run.Calls.FirstOrDefault(call => call.Key == tool.Name).Value;
            answers[tool.Name] = count <= 1
                ? CaseTools.Answer(@case["answers"], tool.Name, 0)
                : new JsonArray(Enumerable.Range(0, count).Select(call => CaseTools.Answer(@case["answers"], tool.Name, call)));
        }

        return new JsonObject { ["request"] = Request.Get(@case), ["answers"] = answers };
    }

    private static bool Fits(ToolContract tool, TypedDocument document)
    {
        var request = Names(document.Request);
        return Names(tool.Input).IsSubsetOf(request) && Names(document.Reply).IsSubsetOf(Names(tool.Output).Union(request));
    }

    private static HashSet<string> Names(Protocol.Schemas.JsonSchema? schema)
        => [.. LikeNames.Leaves(new LegPart(JsonPath.Root, schema, "")).Select(place => place.Name)];
}
