using Parley.Protocol.Json;

namespace Parley.Routines;

/// <summary>What can be said of a routine without running it.</summary>
/// <param name="IsRearrangement">
/// True when it only moves data: no branch, loop, arithmetic or text building, and no literal used as data. One example with distinct values
/// then shows everything it does. False when in doubt.
/// </param>
/// <param name="IsFaithful">
/// True when it moves data and beside that at most refuses (an <c>if</c> that only throws), leaves a member out when its source is absent, or treats all items of an array alike. There is then no
/// input on which it gives other data than on those it was tried with, whoever wrote it. False when in doubt.
/// </param>
/// <param name="Literals">Strings and numbers used as data or in comparisons, in source order, each once.</param>
/// <param name="Parameters">Parameter names of the first entry function (<c>handle</c>, <c>encode</c>, <c>send</c>, else the first); destructured ones give their property names.</param>
public sealed record RoutineShape(bool IsRearrangement, bool IsFaithful, IReadOnlyList<JsonValue> Literals, IReadOnlyList<string> Parameters);
