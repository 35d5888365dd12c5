using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Core.Diagnostics;

/// <summary>The same seed gives the same ids in the same order; for tests and simulations only.</summary>
public sealed class SeededIdSource(string seed) : IIdSource
{
    private long _next;

    /// <inheritdoc />
    public string NewId()
    {
        var number = Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{number}")).AsSpan(0, 16));
    }
}
