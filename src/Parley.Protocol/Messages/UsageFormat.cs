using System.Runtime.InteropServices;
using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Reads and writes what a peer reports about its cost. A value that can't be meant is kept as an unknown field, not believed.</summary>
internal static class UsageFormat
{
    private const double MaxCount = 1e15;
    private const int MaxWordChars = 40;

    public static JsonObject Write(ReportedUsage usage)
    {
        var members = new JsonObject();
        Set(members, "mode", usage.Mode);
        Set(members, "modelCalls", usage.ModelCalls);
        Set(members, "inputTokens", usage.InputTokens);
        Set(members, "outputTokens", usage.OutputTokens);
        Set(members, "cost", usage.Cost?.ToString(CultureInfo.InvariantCulture));
        Set(members, "currency", usage.Currency);
        AgoraFields.Merge(members, usage.Extensions);
        return members;
    }

    public static ReportedUsage Read(JsonObject members)
    {
        var understood = new List<string>();
        var usage = new ReportedUsage
        {
            Mode = Word(members, "mode", understood),
            ModelCalls = Count(members, "modelCalls", int.MaxValue, understood) is { } calls ? (int)calls : null,
            InputTokens = Count(members, "inputTokens", MaxCount, understood),
            OutputTokens = Count(members, "outputTokens", MaxCount, understood),
            Cost = Money(members, "cost", understood),
            Currency = Word(members, "currency", understood),
        };
        return usage with { Extensions = AgoraFields.Rest(members, CollectionsMarshal.AsSpan(understood)) };
    }

    private static void Set(JsonObject members, string name, string? value)
    {
        if (value is not null)
        {
            members[name] = value;
        }
    }

    private static void Set(JsonObject members, string name, long? value)
    {
        if (value is { } count)
        {
            members[name] = (double)count;
        }
    }

    private static string? Word(JsonObject members, string name, List<string> understood)
    {
        var word = members[name].AsString is { Length: > 0 and <= MaxWordChars } text ? text : null;
        return Understand(word, name, understood);
    }

    private static long? Count(JsonObject members, string name, double most, List<string> understood)
    {
        long? count = members[name].TryGetNumber(out var number) && number >= 0 && number <= most && Math.Truncate(number) == number ? (long)number : null;
        return Understand(count, name, understood);
    }

    private static decimal? Money(JsonObject members, string name, List<string> understood)
    {
        var value = members[name];
        var text = value.AsString ?? (value.IsNumber ? JsonNumber.Format(value.AsNumber) : null);
        decimal? money = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0 ? amount : null;
        return Understand(money, name, understood);
    }

    private static T? Understand<T>(T? value, string name, List<string> understood)
    {
        if (value is not null)
        {
            understood.Add(name);
        }

        return value;
    }
}
