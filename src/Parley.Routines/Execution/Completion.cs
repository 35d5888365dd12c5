using Parley.Protocol.Json;

namespace Parley.Routines.Execution;

/// <summary>How a statement ended.</summary>
internal enum Completion : byte
{
    Normal,
    Break,
    Continue,
    Return,
}

internal delegate JsonValue Eval(Frame frame);

internal delegate bool Test(Frame frame);

internal delegate Completion Exec(Frame frame);

internal delegate void Store(Frame frame, JsonValue value);

/// <summary>One step of an async function; gives the number of the next step, or one of <see cref="Coroutine"/>'s signals.</summary>
internal delegate int Step(Frame frame, int at);
