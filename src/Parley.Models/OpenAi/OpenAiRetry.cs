using System.Globalization;
using Parley.Core.Transport;

namespace Parley.Models.OpenAi;

/// <summary>When to try again: as the server asks (RFC 9110 section 10.2.3), else after a wait that doubles.</summary>
internal sealed class OpenAiRetry(OpenAiOptions options, TimeProvider time, Func<double> jitter)
{
    private readonly long _start = time.GetTimestamp();
    private int _attempts = 1;

    /// <summary>Waits until the next attempt is due; false when there is to be none.</summary>
    public async ValueTask<bool> WaitAsync(TransportReply? reply, CancellationToken cancellationToken)
    {
        var delay = (reply is null ? null : Asked(reply)) ?? Backoff();
        if (_attempts++ >= options.MaxAttempts || time.GetElapsedTime(_start) + delay > options.MaxRetryTime)
        {
            return false;
        }

        await Task.Delay(delay, time, cancellationToken);
        return true;
    }

    private TimeSpan Backoff()
    {
        var delay = options.FirstRetryDelay * Math.Pow(2, _attempts - 1);
        return delay * (0.5 + (Math.Clamp(jitter(), 0, 1) / 2));
    }

    private TimeSpan? Asked(TransportReply reply)
    {
        if (Number(reply.Header("retry-after-ms")) is { } milliseconds)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        var asked = reply.Header("Retry-After");
        if (Number(asked) is { } seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (!DateTimeOffset.TryParse(asked, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until))
        {
            return null;
        }

        var wait = until - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null; // the clocks differ: its date says nothing
    }

    private static double? Number(string? text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 1e9 ? number : null;
}
