using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Compilation;

/// <summary>Evaluates the arguments of a call, on the stack when there are few.</summary>
internal sealed class ArgumentCompiler
{
    private readonly bool[] _spreads;

    public ArgumentCompiler(FunctionCompiler unit, IReadOnlyList<Expression> arguments)
    {
        Values = unit.Expressions.CompileAll([.. arguments.Select(a => a is Spread s ? s.Value : a)]);
        _spreads = [.. arguments.Select(a => a is Spread)];
        HasSpread = _spreads.Contains(true);
    }

    public Eval[] Values { get; }

    public bool HasSpread { get; }

    public ReadOnlySpan<JsonValue> Evaluate(Frame frame, ref Arguments4 buffer)
    {
        if (HasSpread)
        {
            return EvaluateSpread(frame);
        }

        if (Values.Length > 4)
        {
            var many = new JsonValue[Values.Length];
            Fill(frame, many);
            return many;
        }

        Fill(frame, buffer);
        return System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref buffer[0], Values.Length);
    }

    private void Fill(Frame frame, Span<JsonValue> into)
    {
        for (var i = 0; i < Values.Length; i++)
        {
            into[i] = Values[i](frame);
        }
    }

    private ReadOnlySpan<JsonValue> EvaluateSpread(Frame frame)
    {
        var all = new JsonArray();
        for (var i = 0; i < Values.Length; i++)
        {
            var value = Values[i](frame);
            if (_spreads[i])
            {
                Iteration.Collect(frame.Run, value, all);
            }
            else
            {
                frame.Run.Allocate(32);
                all.Add(value);
            }
        }

        return all.AsSpan();
    }
}
