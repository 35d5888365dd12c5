using Microsoft.Extensions.Logging;
using Parley.Core.Diagnostics;

namespace Parley.Core.Costs.Budgets;

/// <summary>What whoever is turned away is told, and when to come back; counted, and the owner hears at most once an hour that strangers have spent what they have together.</summary>
internal sealed partial class BudgetRefusals(TimeProvider time, ILogger<PeerBudgets> logger)
{
    /// <summary>Until places are free again: nobody knows, and it is soon.</summary>
    public static readonly TimeSpan BusyRetry = TimeSpan.FromSeconds(1);

    private readonly long _hour = time.TimestampFrequency * 3600;
    private long _told = long.MinValue;

    public ParleyError Spent(string what, string whose, long wait)
    {
        ParleyTelemetry.CountRefusal(what);
        var after = Span(wait);
        return ParleyError.Public(ParleyErrorCode.BudgetExceeded, $"The budget of {whose} is spent ({Words(what)}); try again in {Seconds(after)} s.") with { RetryAfter = after };
    }

    public ParleyError SpentTogether(string what, long wait, long now)
    {
        if (now - Volatile.Read(ref _told) >= _hour || _told == long.MinValue)
        {
            Volatile.Write(ref _told, now);
            LogSpent(what);
        }

        return Spent(what, "all strangers together", wait);
    }

    public static ParleyError Busy(string whose)
    {
        ParleyTelemetry.CountRefusal("at-work");
        return ParleyError.Public(ParleyErrorCode.TooManyRequests, $"Too many requests of {whose} wait for a model; try again in {Seconds(BusyRetry)} s.") with { RetryAfter = BusyRetry };
    }

    public static ParleyError TooLong(int characters, int most)
    {
        ParleyTelemetry.CountRefusal("prompt");
        return new ParleyError(
            ParleyErrorCode.TooLarge,
            $"A model would have to read {characters} characters for this; peers.maxPromptCharacters allows {most}.",
            "This is too long for a model to read; send less, or agree on a protocol document.");
    }

    public TimeSpan Span(long ticks) => TimeSpan.FromSeconds((double)ticks / time.TimestampFrequency);

    private static long Seconds(TimeSpan span) => Math.Max(1, (long)Math.Ceiling(span.TotalSeconds));

    private static string Words(string what) => what switch
    {
        nameof(Spending.ModelCalls) => "model calls",
        nameof(Spending.StepDowns) => "step-downs",
        _ => what.ToLowerInvariant(),
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The budget of all strangers together is spent ({What}); they are turned away until it has filled again. See \"peers\" in the configuration.")]
    private partial void LogSpent(string what);
}
