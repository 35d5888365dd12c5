using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>minimum</c>, <c>maximum</c>, their exclusive forms and <c>multipleOf</c>.</summary>
internal sealed class NumberRule(SchemaPath path) : SchemaRule
{
    private const int StepsOfDivision = 2;

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public double? ExclusiveMinimum { get; init; }

    public double? ExclusiveMaximum { get; init; }

    public double? MultipleOf { get; init; }

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
        => !value.TryGetNumber(out var number)
        || (!(number < Minimum) && !(number > Maximum) && !(number <= ExclusiveMinimum) && !(number >= ExclusiveMaximum)
            && (MultipleOf is not { } divisor || (run.Spend(StepsOfDivision) && DecimalNumber.IsMultiple(number, divisor))));

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var number = value.AsNumber;
        Check(report, number < Minimum, "minimum", "must be at least", Minimum, number);
        Check(report, number > Maximum, "maximum", "must be at most", Maximum, number);
        Check(report, number <= ExclusiveMinimum, "exclusiveMinimum", "must be greater than", ExclusiveMinimum, number);
        Check(report, number >= ExclusiveMaximum, "exclusiveMaximum", "must be less than", ExclusiveMaximum, number);
        Check(report, MultipleOf is { } divisor && !DecimalNumber.IsMultiple(number, divisor), "multipleOf", "must be a multiple of", MultipleOf, number);
    }

    private void Check(ViolationReport report, bool broken, string keyword, string words, double? limit, double number)
    {
        if (broken)
        {
            report.Add(path.At(keyword), $"{words} {JsonNumber.Format(limit!.Value)} but is {JsonNumber.Format(number)}");
        }
    }
}
