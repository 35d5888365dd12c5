using System.Text.RegularExpressions;
using Parley.Protocol.Patterns;

namespace Parley.Routines.Builtins;

/// <summary>A compiled pattern and its size. A large one's engine is held weakly: what it learns while it matches goes with it.</summary>
internal sealed class CompiledPattern(Regex engine, int size)
{
    private readonly Regex? _kept = size <= EcmaPattern.MaxKeptSize ? engine : null;
    private readonly string _source = engine.ToString();
    private readonly RegexOptions _options = engine.Options;
    private readonly WeakReference<Regex> _large = new(engine);

    /// <summary>How many states a match may have to follow for each character.</summary>
    public int Size => size;

    public Regex Engine
    {
        get
        {
            if (_kept is not null)
            {
                return _kept;
            }

            if (!_large.TryGetTarget(out var large))
            {
                large = new Regex(_source, _options, EcmaPattern.MatchTimeout);
                _large.SetTarget(large);
            }

            return large;
        }
    }
}
