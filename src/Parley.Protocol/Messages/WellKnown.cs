using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The list of documents an agent supports, in the forms found in the field.</summary>
public static class WellKnown
{
    /// <summary>
    /// The body for a path: <c>/wellknown</c> serves demo peers (wrapped in <c>protocols</c>) and draft-standard peers (hexadecimal keys at the top) at once;
    /// <c>/.wellknown</c> and <c>/.well-known/agora</c> are a plain map with Base64 keys.
    /// </summary>
    public static byte[] Write(string path, IEnumerable<DocumentOffer> offers) => throw new NotImplementedException();

    /// <summary>Reads every form; entries whose key is no hash are left out. Ordered by hash.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out IReadOnlyList<DocumentOffer>? offers, [NotNullWhen(false)] out string? error)
        => throw new NotImplementedException();
}
