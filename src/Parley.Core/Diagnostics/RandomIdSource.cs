using System.Security.Cryptography;

namespace Parley.Core.Diagnostics;

/// <summary>Ids that can't be guessed: 128 bits from the system's generator, which is asked for many at a time.</summary>
public sealed class RandomIdSource : IIdSource
{
    private const int IdBytes = 16;

    private readonly Lock _lock = new();
    private readonly byte[] _random = new byte[64 * IdBytes];
    private int _left;

    /// <inheritdoc />
    public string NewId()
    {
        Span<byte> id = stackalloc byte[IdBytes];
        lock (_lock)
        {
            if (_left == 0)
            {
                RandomNumberGenerator.Fill(_random);
                _left = _random.Length;
            }

            _left -= IdBytes;
            var next = _random.AsSpan(_left, IdBytes);
            next.CopyTo(id);
            next.Clear(); // one that was given is nowhere else
        }

        return Convert.ToHexStringLower(id);
    }
}
