using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>enum</c>, and <c>const</c> as an enum of one.</summary>
internal sealed class EnumRule : SchemaRule
{
    private const int IndexThreshold = 8;
    private const int MaxListed = 20;

    private readonly SchemaPath _path;
    private readonly JsonValue[] _values;
    private readonly HashSet<string>? _strings;
    private readonly bool _hasOthers;

    public EnumRule(SchemaPath path, IEnumerable<JsonValue> values)
    {
        _path = path;
        _values = [.. values];
        _strings = _values.Length > IndexThreshold ? [.. _values.Select(value => value.AsString).OfType<string>()] : null;
        _hasOthers = _values.Any(value => value.AsString is null);
    }

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (_strings is not null && value.AsString is { } text)
        {
            return run.SpendParts(ValidationRun.PartsOf(text)) && _strings.Contains(text);
        }

        if (_strings is not null && !_hasOthers)
        {
            return false;
        }

        foreach (ref readonly var allowed in _values.AsSpan())
        {
            if (ValueEquality.AreEqual(allowed, value, ref run))
            {
                return true;
            }

            if (run.Stopped)
            {
                break;
            }
        }

        return false;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var listed = _values.Take(MaxListed).Select(allowed => Words.Shorten(allowed)).ToList();
        if (_values.Length > MaxListed)
        {
            listed.Add($"{_values.Length - MaxListed} more");
        }

        report.Add(_path, $"must be {Words.Or(listed)} but is {Words.Quote(value)}");
    }
}
