using System.Security.Cryptography;
using System.Text;

namespace Parley.Protocol.Documents;

/// <summary>The SHA-256 kept beside a document's SHA-1, so that a second text under a known SHA-1 is noticed. 64 lower-case hexadecimal digits.</summary>
public static class DocumentDigest
{
    /// <summary>64 lowercase hex digits of the text in UTF-8 or of the bytes.</summary>
    public static string Sha256Hex(string text) => Sha256Hex(Encoding.UTF8.GetBytes(text));

    /// <summary>64 lowercase hex digits of the text in UTF-8 or of the bytes.</summary>
    public static string Sha256Hex(ReadOnlySpan<byte> utf8) => Convert.ToHexStringLower(SHA256.HashData(utf8));
}
