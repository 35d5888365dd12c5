namespace Parley.Protocol.Patterns;

/// <summary>Lends steps to matching slice by slice, so that its owner can charge for them and look at the clock in between.</summary>
public interface IStepSource
{
    /// <summary>Steps for the next slice; 0 ends the search. What it throws passes through the search unchanged.</summary>
    long NextSlice();
}
