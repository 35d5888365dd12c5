using Microsoft.Extensions.Logging;
using Parley.Core.Skills;
using Parley.Core.Storage;

namespace Parley.Core.Costs;

/// <summary>Removes what is older than the owner wants it kept: records, their bodies, results of effects.</summary>
public sealed partial class Retention(IExchangeStore records, IEffectJournal effects, RetentionOptions options, TimeProvider time, ILogger<Retention> logger)
{
    /// <summary>Looks at once and then every <see cref="RetentionOptions.Interval"/>, until cancelled. A store that fails is tried again next time.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Interval, time);
        do
        {
            await ExpireAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>One look. What fails for one kind holds up no other.</summary>
    public async ValueTask ExpireAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deleted = options.Records is { } kept ? await TryAsync("records", () => records.ExpireAsync(Before(now, kept), redactOnly: false, cancellationToken)) : 0;
        var emptied = options.Bodies is { } bodies ? await TryAsync("bodies", () => records.ExpireAsync(Before(now, bodies), redactOnly: true, cancellationToken)) : 0;
        var forgotten = await TryAsync("effects", () => effects.ExpireAsync(Before(now, options.Effects), cancellationToken));
        if (deleted + emptied + forgotten > 0)
        {
            LogExpired(logger, deleted, emptied, forgotten);
        }
    }

    private async ValueTask<long> TryAsync(string kind, Func<ValueTask<long>> expire)
    {
        try
        {
            return await expire();
        }
        catch (StoreException failure)
        {
            LogFailed(logger, failure, kind, failure.Message);
            return 0;
        }
    }

    private static DateTimeOffset Before(DateTimeOffset now, TimeSpan age) => now - DateTimeOffset.MinValue > age ? now - age : DateTimeOffset.MinValue;

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Deleted} records deleted, {Emptied} emptied, {Forgotten} effects forgotten.")]
    private static partial void LogExpired(ILogger logger, long deleted, long emptied, long forgotten);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention: not all {Kind} that are due could be removed; it is tried again later. {Reason}")]
    private static partial void LogFailed(ILogger logger, Exception failure, string kind, string reason);
}
