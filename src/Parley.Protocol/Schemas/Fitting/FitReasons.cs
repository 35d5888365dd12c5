namespace Parley.Protocol.Schemas.Fitting;

/// <summary>Why a proof failed. A reason is certain when it follows from keywords that were understood in full.</summary>
internal sealed class FitReasons
{
    /// <summary>The most that are kept.</summary>
    public const int Max = 10;

    private readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts => _texts;

    public bool AllCertain { get; private set; } = true;

    /// <summary>Adds a reason and returns false, the outcome of the step that failed.</summary>
    public bool Against(string path, string text, bool certain = true)
    {
        AllCertain &= certain;
        var line = $"{path} {text}";
        if (_texts.Count < Max && !_texts.Contains(line))
        {
            _texts.Add(line);
        }

        return false;
    }

    public void Add(FitReasons other)
    {
        AllCertain &= other.AllCertain;
        _texts.AddRange([.. other._texts.Except(_texts).Take(Max - _texts.Count)]);
    }
}
