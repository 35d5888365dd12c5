namespace Parley.Routines;

/// <summary>Why a call failed.</summary>
public enum RoutineErrorCode
{
    /// <summary>The routine threw a value or an Error of its own.</summary>
    Thrown,
    TypeError,
    ReferenceError,
    RangeError,
    OutOfFuel,
    OutOfMemory,
    TooDeep,
    DeadlineExceeded,
    OutputTooLarge,

    /// <summary>The output has no JSON form: undefined, or a function.</summary>
    NotJson,

    /// <summary>A tool answered with an error that the routine did not catch.</summary>
    ToolFailed,
    UnknownFunction,
    Cancelled,
}
