using System.Globalization;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>The calls and step-downs within an exchange record, each a group of fields.</summary>
internal static class ExchangePartFormat
{
    public static void Write(FieldWriter writer, int field, ToolCall call)
    {
        var mark = writer.Open(field);
        writer.Text(1, call.Skill);
        writer.Json(2, call.Arguments);
        writer.Json(3, call.Result);
        writer.Text(4, call.Error);
        writer.Close(mark);
    }

    public static ToolCall ReadToolCall(ReadOnlySpan<byte> group)
    {
        var call = new ToolCall("", default, default, null);
        var fields = new FieldReader(group);
        while (fields.Next())
        {
            call = fields.Field switch
            {
                1 => call with { Skill = fields.Text() },
                2 => call with { Arguments = fields.Json() },
                3 => call with { Result = fields.Json() },
                4 => call with { Error = fields.Text() },
                _ => call,
            };
        }

        return call;
    }

    /// <summary>Money is text: it keeps its decimals, and no double touches it.</summary>
    public static void Write(FieldWriter writer, int field, ModelCall call)
    {
        Span<byte> cost = stackalloc byte[40];
        call.Cost.TryFormat(cost, out var length, default, CultureInfo.InvariantCulture);
        var mark = writer.Open(field);
        writer.Whole(1, (long)call.Role);
        writer.Text(2, call.Purpose);
        writer.Text(3, call.Model);
        writer.Whole(4, call.InputTokens);
        writer.Whole(5, call.OutputTokens);
        writer.Bytes(6, cost[..length]);
        writer.Text(7, call.Currency);
        writer.Whole(8, call.Duration.Ticks);
        writer.Close(mark);
    }

    public static ModelCall ReadModelCall(ReadOnlySpan<byte> group)
    {
        var call = new ModelCall(default, "", "", 0, 0, 0, "", default);
        var fields = new FieldReader(group);
        while (fields.Next())
        {
            call = fields.Field switch
            {
                1 => call with { Role = fields.Name<ModelRole>() },
                2 => call with { Purpose = fields.Text() },
                3 => call with { Model = fields.Text() },
                4 => call with { InputTokens = fields.Whole() },
                5 => call with { OutputTokens = fields.Whole() },
                6 => call with { Cost = fields.Money() },
                7 => call with { Currency = fields.Text() },
                8 => call with { Duration = TimeSpan.FromTicks(fields.Whole()) },
                _ => call,
            };
        }

        return call;
    }

    public static void Write(FieldWriter writer, int field, StepDown step)
    {
        var mark = writer.Open(field);
        writer.Whole(1, (long)step.From);
        writer.Whole(2, (long)step.To);
        writer.Text(3, step.Cause);
        writer.Close(mark);
    }

    public static StepDown ReadStepDown(ReadOnlySpan<byte> group)
    {
        var step = new StepDown(default, default, "");
        var fields = new FieldReader(group);
        while (fields.Next())
        {
            step = fields.Field switch
            {
                1 => step with { From = fields.Name<Mode>() },
                2 => step with { To = fields.Name<Mode>() },
                3 => step with { Cause = fields.Text() },
                _ => step,
            };
        }

        return step;
    }
}
