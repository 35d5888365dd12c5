using System.Security.Cryptography;
using System.Text;

namespace Parley.Core.Programming;

/// <summary>How routines are named.</summary>
public static class RoutineNames
{
    /// <summary>16 hex digits of the SHA-256 of the source.</summary>
    public static string IdOf(string source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)).AsSpan(0, 8));

    /// <summary>Whether a text could be an id.</summary>
    public static bool IsId(string text) => text.Length == 16 && text.All(char.IsAsciiHexDigitLower);
}
