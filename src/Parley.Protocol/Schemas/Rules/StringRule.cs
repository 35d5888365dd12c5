using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>minLength</c> and <c>maxLength</c> (in characters, not UTF-16 units) and <c>pattern</c>.</summary>
internal sealed class StringRule(SchemaPath path, int minLength, int maxLength, SchemaPattern? pattern) : SchemaRule
{
    public override bool IsValid(in JsonValue value, ref ValidationRun run)
        => value.AsString is not { } text || (LengthFits(text, ref run) && (pattern is null || pattern.IsMatch(text, ref run)));

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var text = value.AsString!;
        var length = Length(text);
        if (length < minLength)
        {
            report.Add(path.At("minLength"), $"must have at least {Words.Count(minLength, "character")} but has {length}");
        }

        if (length > maxLength)
        {
            report.Add(path.At("maxLength"), $"must have at most {Words.Count(maxLength, "character")} but has {length}");
        }

        if (pattern is not null && !pattern.IsMatch(text, ref report.Run))
        {
            report.Add(path.At("pattern"), $"must match the pattern {pattern.Text} but is {Words.Quote(value)}");
        }
    }

    // A character takes one or two units, so most strings need no counting.
    private bool LengthFits(string text, ref ValidationRun run)
        => (text.Length <= maxLength && (text.Length + 1) / 2 >= minLength) || (run.SpendParts(ValidationRun.PartsOf(text)) && Length(text) is var length && length >= minLength && length <= maxLength);

    internal static int Length(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                length--;
            }
        }

        return length;
    }
}
