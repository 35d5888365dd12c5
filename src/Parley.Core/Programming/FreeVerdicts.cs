using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Parley.Core.Programming.Verification;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>
/// What free trials of others' routines came to, where no traffic had a say: such a verdict follows from source, document, schemas and limits alone, so that all agents of a process may go by
/// one trial. Bounded: full, it starts anew.
/// </summary>
public sealed class FreeVerdicts
{
    private const int MaxVerdicts = 1_000;

    private readonly ConcurrentDictionary<Trial, RoutineVerifier.Result> _known = new();

    internal static Trial Of(ProgrammingSubject subject, string source, ProgrammingOptions options)
        => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source))), subject.Key with { Agent = "" }, options.Seed, options.RandomSamples, options.Limits);

    internal RoutineVerifier.Result? Find(Trial trial) => _known.GetValueOrDefault(trial);

    internal void Keep(Trial trial, RoutineVerifier.Result result)
    {
        if (_known.Count >= MaxVerdicts)
        {
            _known.Clear();
        }

        _known[trial] = result;
    }

    /// <summary>All that a free trial without traffic depends on; the source by its SHA-256, since strangers choose its length.</summary>
    internal sealed record Trial(string SourceHash, RoutineKey Key, int Seed, int RandomSamples, RoutineLimits Limits);
}
