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
            try
            {
                await ExpireAsync(cancellationToken);
            }
            catch (StoreException failure)
            {
                LogFailed(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>One look.</summary>
    public async ValueTask ExpireAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var deleted = options.Records is { } kept ? await records.ExpireAsync(Before(now, kept), redactOnly: false, cancellationToken) : 0;
        var emptied = options.Bodies is { } bodies ? await records.ExpireAsync(Before(now, bodies), redactOnly: true, cancellationToken) : 0;
        var forgotten = await effects.ExpireAsync(Before(now, options.Effects), cancellationToken);
        if (deleted + emptied + forgotten > 0)
        {
            LogExpired(logger, deleted, emptied, forgotten);
        }
    }

    private static DateTimeOffset Before(DateTimeOffset now, TimeSpan age) => now - DateTimeOffset.MinValue > age ? now - age : DateTimeOffset.MinValue;

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Deleted} records deleted, {Emptied} emptied, {Forgotten} effects forgotten.")]
    private static partial void LogExpired(ILogger logger, long deleted, long emptied, long forgotten);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention: the store failed; it is tried again later.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
