namespace Parley.Core.Programming;

/// <summary>One line of a routine's story.</summary>
/// <param name="Kind">Such as <c>written</c>, <c>rejected</c>, <c>promoted</c>, <c>failed</c>, <c>demoted</c>, <c>approved</c>, <c>pinned</c>, <c>disabled</c>.</param>
public sealed record RoutineEvent(RoutineKey Key, string RoutineId, DateTimeOffset At, string Kind, string Text);
