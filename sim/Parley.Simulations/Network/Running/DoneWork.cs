using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Running;

/// <summary>A skill of a server that did its work.</summary>
internal sealed record DoneWork(string Server, string Skill, JsonValue Arguments);
