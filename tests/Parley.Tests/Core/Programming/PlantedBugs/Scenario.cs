using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>A document with a subject on one side, routines for it, and the exact truth about what a routine should do.</summary>
public abstract class Scenario
{
    /// <summary>A routine and whether it is right.</summary>
    public sealed record Candidate(string Name, bool IsRight, string Source);

    private readonly List<Candidate> _candidates = [];

    public abstract string Name { get; }

    public IReadOnlyList<Candidate> Candidates => _candidates;

    public abstract ProgrammingSubject Subject { get; }

    /// <summary>What a model that makes no mistake answers for a case of an evidence prompt.</summary>
    public abstract JsonValue Expect(JsonValue @case);

    protected void Right(string name, string source) => _candidates.Add(new Candidate(name, true, source));

    protected void Wrong(string name, string source) => _candidates.Add(new Candidate(name, false, source));

    protected static TypedDocument Document(string name, string prose, string request, string reply)
    {
        var text = ProtocolDocumentText.Compose(new DocumentParts
        {
            Name = name,
            Description = name,
            Prose = prose,
            Schemas = new DocumentSchemas(JsonText.Parse(request), JsonText.Parse(reply)),
        });
        Assert.True(ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error), error);
        return new TypedDocuments().Get(document).Value;
    }

    protected static JsonSchema Schema(string text)
    {
        var compilation = JsonSchema.Compile(JsonText.Parse(text));
        return compilation.Schema ?? throw new InvalidOperationException(compilation.Errors[0].Message);
    }

    /// <summary>A copy without members that are Missing.</summary>
    protected static JsonObject Object(params (string Name, JsonValue Value)[] members)
    {
        var result = new JsonObject();
        foreach (var (name, value) in members.Where(member => !member.Value.IsMissing))
        {
            result[name] = value;
        }

        return result;
    }

    protected static JsonArray Map(JsonValue items, Func<JsonValue, JsonValue> map) => new(items.AsArray!.Select(map));
}
