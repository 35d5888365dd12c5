using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>A case with what the routine made of it.</summary>
/// <param name="Shown">The case as a model or a person sees it.</param>
/// <param name="Features">What agreement on this case would prove.</param>
internal sealed record TriedCase(JsonValue Case, LegRun Run, JsonValue Shown, IReadOnlySet<string> Features);
