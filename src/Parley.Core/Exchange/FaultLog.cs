using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;

namespace Parley.Core.Exchange;

/// <summary>
/// Warns the node's owner of exchanges that fail for a reason of this node's own, such as a tool that is down: callers are told little, and nobody reads records unasked.
/// One line for an agent, a skill and an error code, then one a minute at most, each with how many it stands for.
/// </summary>
public sealed partial class FaultLog(TimeProvider time, ILogger<FaultLog> logger)
{
    private const int MaxWords = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Agents and skills are the owner's, so that callers can't make it grow.
    private readonly ConcurrentDictionary<(string Agent, string Skill, string Code), Fault> _faults = new();

    /// <summary>Looks at a record of the receiving side; says nothing of one that went well, or that failed with a code of the caller's doing.</summary>
    public void Note(ExchangeRecord record)
    {
        if (record.Side != Side.Receiver)
        {
            return;
        }

        var isTold = false;
        for (var i = 0; i < record.ToolCalls.Count; i++)
        {
            isTold |= record.ToolCalls[i] is { Error: { } error } call && Tell(record, call.Skill, error);
        }

        if (!isTold && record.Error is { } failure)
        {
            // The subject is a list of skills where a model called several in its own order.
            Tell(record, record.ToolCalls is [.., var last] ? last.Skill : "", failure);
        }
    }

    private bool Tell(ExchangeRecord record, string skill, string error)
    {
        var code = error.Split(':', 2)[0];
        if (!IsOwn(code))
        {
            return false;
        }

        if (_faults.GetOrAdd((record.Agent, skill, code), static _ => new Fault()).Count(time) is > 0 and var count)
        {
            LogFault(record.Agent, skill.Length > 0 ? $", skill '{skill}'" : "", Words(error), record.Id, count);
        }

        return true;
    }

    /// <summary>One line, whatever the tool said.</summary>
    private static string Words(string error)
    {
        var words = string.Create(Math.Min(error.Length, MaxWords), error, static (line, text) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                var category = char.GetUnicodeCategory(text[i]);
                line[i] = category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? ' ' : text[i];
            }
        });
        return error.Length > MaxWords ? words + "…" : words;
    }

    private static bool IsOwn(string code) => code is nameof(ParleyErrorCode.ToolFailed) or nameof(ParleyErrorCode.Indeterminate) or nameof(ParleyErrorCode.Internal)
        or nameof(ParleyErrorCode.InvalidConfiguration) or nameof(ParleyErrorCode.StoreFailed)
        or nameof(ParleyErrorCode.ModelUnavailable) or nameof(ParleyErrorCode.ModelRateLimited) or nameof(ParleyErrorCode.ModelTimeout);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Agent '{Agent}'{Skill}: {Error} (exchange {Exchange}; {Count} since the last such line)")]
    private partial void LogFault(string agent, string skill, string error, string exchange, long count);

    /// <summary>What failed in one way, and when that was told last.</summary>
    private sealed class Fault
    {
        private readonly Lock _gate = new();
        private long _untold;
        private long? _toldAt;

        /// <summary>How many it is time to tell of; 0 when it is not.</summary>
        public long Count(TimeProvider time)
        {
            lock (_gate)
            {
                _untold++;
                if (_toldAt is { } at && time.GetElapsedTime(at) < Pause)
                {
                    return 0;
                }

                var untold = _untold;
                (_untold, _toldAt) = (0, time.GetTimestamp());
                return untold;
            }
        }
    }
}
