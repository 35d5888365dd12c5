using System.Security.Cryptography;

namespace Parley.Core.Diagnostics;

/// <summary>Ids that can't be guessed: 128 bits from the system's generator, which each thread asks for many at a time.</summary>
public sealed class RandomIdSource : IIdSource
{
    private const int IdBytes = 16;

    /// <summary>8 KiB for each thread: a call of the system's generator costs far more than the bytes that it gives.</summary>
    private const int IdsAtATime = 512;

    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _left;

    /// <inheritdoc />
    public string NewId()
    {
        var random = _random ??= new byte[IdsAtATime * IdBytes];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(random);
            _left = random.Length;
        }

        _left -= IdBytes;
        var next = random.AsSpan(_left, IdBytes);
        var id = Convert.ToHexStringLower(next);
        next.Clear(); // one that was given is nowhere else
        return id;
    }
}
