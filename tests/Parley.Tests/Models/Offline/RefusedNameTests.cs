using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

/// <summary>Members whose names the routine language refuses to reach with a dot or brackets.</summary>
public sealed class RefusedNameTests : IDisposable
{
    private readonly OfflineModel _model = new();

    public void Dispose() => _model.Dispose();

    [Theory]
    [InlineData("""{"constructor":"Brunel","parts":{"prototype":3}}""")]
    [InlineData("""{"constructor":"Brunel"}""")]
    public void Routine_reads_and_writes_them(string text)
    {
        const string Schema = """
            {"type":"object","properties":{"constructor":{"type":"string"},"parts":{"type":"object","properties":{"prototype":{"type":"integer"}},"required":["prototype"]}},"required":["constructor"]}
            """;
        var schema = JsonText.Parse(Schema);
        var task = new AgentTask("Looks up a building.", JsonSchema.Compile(schema).Schema!, JsonSchema.Compile(schema).Schema!);
        Assert.True(ProtocolDocument.TryParse(ProtocolDocumentText.ForSkill("lookUp", "Looks up a building.", schema, schema), DocumentLimits.Default, out var document, out var error), error);
        var source = new Chat(_model).Ask(ProgrammingPrompts.WriteSenderRoutine(task, document));
        var value = JsonText.Parse(text);
        var runner = new RoutineRunner();
        Assert.Equal(value, runner.Run(source, "encode", value, [], (_, _) => default));
        Assert.Equal(value, runner.Run(source, "decode", value, [], (_, _) => default));
    }
}
