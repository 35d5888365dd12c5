namespace Parley.Routines.Execution;

/// <summary>Frames of one run that are free again. Never shared by two runs at the same time.</summary>
internal sealed class FramePool(Run run)
{
    /// <summary>Functions with more variables get a frame of their own size, which is not kept.</summary>
    private const int PooledSlots = 12;

    /// <summary>Free frames kept; deeper recursion leaves the rest to the garbage collector.</summary>
    private const int MostFree = 16;

    private Frame? _free;
    private int _count;

    /// <param name="slots">The variables of the function.</param>
    /// <param name="mayWait">The call may be kept for as long as the run lasts, so that its frame must not be larger than what was charged for it.</param>
    public Frame Take(int slots, bool mayWait)
    {
        if (slots > PooledSlots || _free is not { } frame)
        {
            return new Frame(run, mayWait || slots > PooledSlots ? slots : PooledSlots);
        }

        _free = frame.NextFree;
        _count--;
        return frame;
    }

    /// <summary>Takes back the frame of a call that has ended.</summary>
    public void Give(Frame frame, int usedSlots)
    {
        if (frame.Slots.Length == PooledSlots && _count < MostFree)
        {
            frame.Clear(usedSlots);
            frame.NextFree = _free;
            _free = frame;
            _count++;
        }
    }
}
