using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Formats;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>format</c> as an assertion.</summary>
internal sealed class FormatRule(SchemaPath path, StringFormat format) : SchemaRule
{
    private const int CharactersPerStep = 16;

    public override bool IsValid(in JsonValue value, ref ValidationRun run) => value.AsString is not { } text || (run.Spend(format.Steps + (text.Length / CharactersPerStep)) && format.IsValid(text));

    public override void Report(in JsonValue value, ViolationReport report)
        => report.Add(path.At("format"), $"must be {format.Description} such as \"{format.Example}\" but is {Words.Quote(value)}");
}
