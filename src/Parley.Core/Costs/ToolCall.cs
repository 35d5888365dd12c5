using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>One run of a skill's tool within an exchange.</summary>
/// <param name="Attempt">0 for the first rung that handled the exchange; one more for each that broke before.</param>
public sealed record ToolCall(string Skill, JsonValue Arguments, JsonValue Result, string? Error, int Attempt = 0);
