using Parley.Protocol.Schemas;

namespace Parley.Routines;

/// <summary>The schemas of what goes into a function or tool as its first argument, and of what comes out. Null where nothing is known.</summary>
public sealed record RoutineContract(JsonSchema? Input, JsonSchema? Output);
