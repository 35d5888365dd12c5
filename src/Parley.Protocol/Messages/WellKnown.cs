using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The list of documents an agent supports, in the forms found in the field.</summary>
public static class WellKnown
{
    /// <summary>The path of the demo and of the draft standard.</summary>
    public const string SharedPath = "/wellknown";

    /// <summary>The path of the paper.</summary>
    public const string PaperPath = "/.wellknown";

    /// <summary>The path that RFC 8615 would give it.</summary>
    public const string RegisteredPath = "/.well-known/agora";

    /// <summary>
    /// The body for a path: <c>/wellknown</c> serves demo peers (wrapped in <c>protocols</c>) and draft-standard peers (hexadecimal keys at the top) at once;
    /// <c>/.wellknown</c> and <c>/.well-known/agora</c> are a plain map with Base64 keys.
    /// </summary>
    public static byte[] Write(string path, IReadOnlyCollection<DocumentOffer> offers)
    {
        if (path != SharedPath)
        {
            return JsonText.WriteUtf8(OfferMap.Write(offers, AgoraDialect.Library));
        }

        var members = OfferMap.Write(offers, AgoraDialect.Standard);
        members[AgoraFields.Status] = AgoraFields.Success;
        members[AgoraFields.Protocols] = OfferMap.Write(offers, AgoraDialect.Demo);
        return JsonText.WriteUtf8(members);
    }

    /// <summary>Reads every form; entries whose key is no hash are left out. Ordered by hash.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out IReadOnlyList<DocumentOffer>? offers, [NotNullWhen(false)] out string? error)
    {
        offers = null;
        if (!CardFields.TryParse(utf8, limits, "list of protocols", out var members, out error))
        {
            return false;
        }

        offers = OfferMap.Read(members, members[AgoraFields.Protocols].AsObject);
        return true;
    }
}
