using System.Buffers;
using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Builtins;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>Moves values in and out of a run: copies what comes in, and turns what goes out into plain JSON as <c>JSON.stringify</c> would.</summary>
internal sealed class PlainJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private readonly Run _run;
    private readonly bool _copies;
    private readonly long _maxBytes;
    private long _bytes;
    private int _depth;
    private bool _metCode;

    private PlainJson(Run run, bool copies, long maxBytes)
    {
        _run = run;
        _copies = copies;
        _maxBytes = maxBytes;
    }

    /// <summary>A copy of plain JSON that the routine may change.</summary>
    public static JsonValue Copy(Run run, JsonValue value) => new PlainJson(run, copies: true, long.MaxValue).Convert(value);

    /// <summary>
    /// The output of the run, shared with it where it is plain already. A <c>toJSON</c> could change behind the walk what it has passed,
    /// so an output that holds one is copied.
    /// </summary>
    public static JsonValue Output(Run run, JsonValue value)
    {
        if (new PlainMeasure(run, run.Limits.MaxOutputBytes).Passes(value))
        {
            return value;
        }

        var sharing = new PlainJson(run, copies: false, run.Limits.MaxOutputBytes);
        var plain = sharing.Convert(value);
        return sharing._metCode ? Written(run, value) : plain;
    }

    public static JsonValue ForTool(Run run, string tool, JsonValue value)
    {
        var plain = run.Program.Mutates ? Written(run, value) : Output(run, value);
        return plain.IsMissing ? throw run.TypeError($"The arguments of the tool '{tool}' have no JSON form") : plain;
    }

    /// <summary>A copy as it would be written, with every <c>toJSON</c> called.</summary>
    private static JsonValue Written(Run run, JsonValue value) => new PlainJson(run, copies: true, run.Limits.MaxOutputBytes).Convert(value);

    private JsonValue Convert(JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Number:
                Count(24);
                // What goes out loses the sign of -0, which JSON.stringify does not write.
                return !double.IsFinite(value.AsNumber) ? JsonValue.Null : value.AsNumber == 0 && _maxBytes != long.MaxValue ? 0 : value;
            case JsonKind.String:
                Count(TextBytes(value.AsString!));
                return value;
            case JsonKind.Array:
                return Nested(value, static (self, v) => self.ConvertArray(v.AsArray!));
            case JsonKind.Object:
                return Nested(value, static (self, v) => self.ConvertObject(v.AsObject!));
            case JsonKind.Extension:
                return Nested(value, static (self, v) => self.ConvertExtension(v.Reference!));
            case JsonKind.Missing:
                return value;
            default:
                Count(5);
                return value;
        }
    }

    private JsonValue Nested(JsonValue value, Func<PlainJson, JsonValue, JsonValue> convert)
    {
        if (++_depth > _run.Limits.MaxDepth)
        {
            throw new LimitFailure(RoutineErrorCode.TooDeep, $"A value is nested more than {_run.Limits.MaxDepth} deep, or holds itself.");
        }

        Count(2);
        var result = convert(this, value);
        _depth--;
        return result;
    }

    private JsonValue ConvertArray(JsonArray items)
    {
        var copy = _copies ? NewArray(items.Count) : null;
        for (var i = 0; i < items.Count; i++)
        {
            Count(1);
            var item = items[i];
            var plain = Convert(item) is var converted && converted.IsMissing ? JsonValue.Null : converted;
            if (copy is null && !Same(item, plain))
            {
                copy = NewArray(items.Count);
                for (var j = 0; j < i; j++)
                {
                    copy.Add(items[j]);
                }
            }

            copy?.Add(plain);
        }

        return copy ?? items;
    }

    private JsonValue ConvertObject(JsonObject members)
    {
        if (!members.TryGet("toJSON", out var method) || method.Reference is not Callable callable)
        {
            return ConvertMembers(members);
        }

        if (!_copies)
        {
            _metCode = true;
            return JsonValue.Null;
        }

        // As in JavaScript, the method of what a toJSON gives is not called again.
        return callable.Call(_run, "") is var form && form.AsObject is { } inner ? ConvertMembers(inner) : Convert(form);
    }

    private JsonValue ConvertMembers(JsonObject members)
    {
        // A toJSON further down may change the object under the walk.
        var ordered = _copies ? PropertyKeys.Ordered(_run, members).Copy() : PropertyKeys.Ordered(_run, members);
        var copy = _copies || !PropertyKeys.InOrder(members) ? NewObject(members.Count) : null;
        for (var i = 0; i < ordered.Length; i++)
        {
            var (name, member) = ordered[i];
            Count(TextBytes(name) + 2);
            var plain = Convert(member);
            if (copy is null && (plain.IsMissing || !Same(member, plain)))
            {
                copy = NewObject(members.Count);
                for (var j = 0; j < i; j++)
                {
                    copy[ordered.Names[j]] = ordered.Values[j];
                }
            }

            if (!plain.IsMissing)
            {
                copy?.Add(name, plain);
            }
        }

        return copy ?? members;
    }

    private JsonValue ConvertExtension(object value) => value switch
    {
        DateValue date => double.IsNaN(date.Time) ? JsonValue.Null : Convert(DateText.ToIso(date.Time)),
        ErrorValue error => ConvertMembers(error.Members),
        Callable or ToolValue or ToolsValue or SendValue => default,
        _ => NewObject(0),
    };

    /// <summary>The same value, so that what holds it need not be rebuilt. Never compares contents.</summary>
    private static bool Same(JsonValue before, JsonValue after)
        => ReferenceEquals(before.Reference, after.Reference) && before.Kind == after.Kind && double.IsNegative(before.AsNumber) == double.IsNegative(after.AsNumber);

    private JsonArray NewArray(int count)
    {
        _run.AllocateItems(count);
        return new JsonArray(count);
    }

    private JsonObject NewObject(int count)
    {
        _run.AllocateMembers(count);
        return new JsonObject(count);
    }

    private void Count(long bytes)
    {
        _bytes += bytes;
        _run.Charge(1 + (bytes >> 6));
        if (_bytes > _maxBytes)
        {
            throw new LimitFailure(RoutineErrorCode.OutputTooLarge, $"The output is larger than {_maxBytes} bytes.");
        }
    }

    private static long TextBytes(string text)
    {
        var span = text.AsSpan();
        long bytes = 2 + Encoding.UTF8.GetByteCount(span);
        while (span.IndexOfAny(Escaped) is var at && at >= 0)
        {
            bytes += span[at] is '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' ? 1 : 5;
            span = span[(at + 1)..];
        }

        return bytes;
    }
}
