namespace Parley.Routines;

/// <summary>Why a call failed, and where. Line and column count from 1, and are 0 when the failure has no place in the source.</summary>
public sealed record RoutineError(RoutineErrorCode Code, string Message, int Line, int Column);
