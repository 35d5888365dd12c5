using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>One run of a skill's tool within an exchange.</summary>
public sealed record ToolCall(string Skill, JsonValue Arguments, JsonValue Result, string? Error);
