using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>A real exchange, cut down to one leg.</summary>
/// <param name="Expected">What the model made of it, in the leg's form.</param>
internal sealed record Example(string Leg, JsonValue Case, JsonValue Expected);
