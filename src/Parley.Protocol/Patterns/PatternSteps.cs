namespace Parley.Protocol.Patterns;

/// <summary>
/// What matching may still spend. How many steps a search takes depends on the pattern, its flags, the text and the start alone, never on
/// time or on what was matched before; a step is the work of a few nanoseconds.
/// </summary>
public struct PatternSteps
{
    private readonly IStepSource? _source;

    /// <param name="limit">Steps that may be spent in all.</param>
    public PatternSteps(long limit) => Left = limit;

    /// <param name="slice">Steps until the source is asked for the next slice.</param>
    /// <param name="source">Asked each time a slice is spent.</param>
    public PatternSteps(long slice, IStepSource source)
    {
        Left = slice;
        _source = source;
    }

    /// <summary>Steps left of the limit, or of the present slice. Below 0 once they ran out.</summary>
    public long Left { get; private set; }

    /// <summary>Steps taken so far.</summary>
    public long Taken { get; private set; }

    /// <summary>Takes steps; false once there are no more.</summary>
    internal bool Take(long steps)
    {
        Taken += steps;
        Left -= steps;
        return Left >= 0 || TryRefill();
    }

    private bool TryRefill()
    {
        while (Left < 0)
        {
            var slice = _source?.NextSlice() ?? 0;
            if (slice <= 0)
            {
                return false;
            }

            Left += slice;
        }

        return true;
    }
}
