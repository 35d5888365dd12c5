using Parley.Core.Diagnostics;
using Parley.Routines;

namespace Parley.Core.Programming.Running;

/// <summary>A broken routine as an error of the house.</summary>
internal static class RoutineFault
{
    public static ParleyError Of(string function, string problem) => new(ParleyErrorCode.RoutineFailed, $"{function}: {problem}");

    public static ParleyError Of(string function, RoutineError error) => error.Code switch
    {
        RoutineErrorCode.Cancelled => new(ParleyErrorCode.Cancelled, "The routine was cancelled."),
        // What the caller sent was too much for it: no sign that it answers wrongly.
        RoutineErrorCode.OutOfFuel or RoutineErrorCode.OutOfMemory or RoutineErrorCode.TooDeep or RoutineErrorCode.DeadlineExceeded or RoutineErrorCode.OutputTooLarge
            => new(ParleyErrorCode.RoutineLimit, $"{function}: {Describe(error)}"),
        RoutineErrorCode.ToolFailed => new(ParleyErrorCode.ToolFailed, error.Message),
        _ => Of(function, Describe(error)),
    };

    public static string Describe(RoutineError error)
        => error.Line > 0 ? $"failed with {error.Code} at line {error.Line}, column {error.Column}: {error.Message}" : $"failed with {error.Code}: {error.Message}";
}
