using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>Traffic on which a live routine broke; whatever replaces it must get this right.</summary>
/// <param name="Function"><c>encode</c>, <c>decode</c> or <c>handle</c>.</param>
/// <param name="Argument">What the function was given: an input, a reply body, a request body.</param>
/// <param name="Problem">What went wrong, in words a model can act on.</param>
public sealed record FailedCase(string Function, JsonValue Argument, string Problem);
