namespace Parley.Routines;

/// <summary>Why a call failed.</summary>
public enum RoutineErrorCode
{
    /// <summary>The routine threw a value or an Error of its own.</summary>
    Thrown,

    /// <summary>An operation on a value that doesn't have it, such as a member of <c>undefined</c>.</summary>
    TypeError,

    /// <summary>A variable was read before its declaration had run.</summary>
    ReferenceError,

    /// <summary>A number outside what a function takes.</summary>
    RangeError,

    /// <summary>More steps than allowed.</summary>
    OutOfFuel,

    /// <summary>More memory than allowed.</summary>
    OutOfMemory,

    /// <summary>Calls or values nested deeper than allowed.</summary>
    TooDeep,

    /// <summary>Not done in time.</summary>
    DeadlineExceeded,

    /// <summary>The output's JSON is longer than allowed.</summary>
    OutputTooLarge,

    /// <summary>The output has no JSON form: undefined, or a function.</summary>
    NotJson,

    /// <summary>A tool answered with an error that the routine did not catch.</summary>
    ToolFailed,

    /// <summary>The routine doesn't define what was called.</summary>
    UnknownFunction,

    /// <summary>The caller gave up.</summary>
    Cancelled,
}
