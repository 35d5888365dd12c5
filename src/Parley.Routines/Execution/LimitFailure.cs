namespace Parley.Routines.Execution;

/// <summary>A limit was hit. No routine can catch it; the invoker turns it into an error value.</summary>
#pragma warning disable CA1032 // It is always built whole.
internal sealed class LimitFailure(RoutineErrorCode code, string message) : Exception(message)
#pragma warning restore CA1032
{
    public RoutineErrorCode Code { get; } = code;
}
