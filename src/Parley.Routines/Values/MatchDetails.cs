using Parley.Protocol.Json;

namespace Parley.Routines.Values;

/// <summary>The members <c>index</c>, <c>input</c> and <c>groups</c> of the array that a match gives.</summary>
internal sealed record MatchDetails(int Index, string Input, JsonValue Groups);
