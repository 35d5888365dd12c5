using System.Security.Cryptography;

namespace Parley.Core.Diagnostics;

/// <summary>Ids that can't be guessed: 128 bits from the system's generator.</summary>
public sealed class RandomIdSource : IIdSource
{
    /// <inheritdoc />
    public string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
