using System.Buffers.Binary;
using System.Text;

namespace Parley.Protocol.Json;

/// <summary>
/// Short ASCII member names as strings that are shared, so that equal names are mostly the same instance and comparing them is comparing references.
/// Bounded to <see cref="Sets"/> times three names of at most <see cref="MaxBytes"/> characters. A name that was read twice can only be pushed out
/// by others that were read twice, and a name that is not found costs one string, so a flood of names slows nobody down.
/// </summary>
/// <remarks>Without locks: strings never change, references are read and written whole, and a lost write costs one string.</remarks>
internal sealed class MemberNames
{
    public const int MaxBytes = 32;

    private const int Sets = 1 << SetBits;
    private const int SetBits = 10;

    // Three a set: two names that were found again, and the newest.
    private readonly string?[] _known = new string?[2 * Sets];
    private readonly string?[] _newest = new string?[Sets];

    /// <summary>The names of this process.</summary>
    public static MemberNames Shared { get; } = new();

    /// <param name="ascii">1 to <see cref="MaxBytes"/> bytes of ASCII.</param>
    public string Get(ReadOnlySpan<byte> ascii)
    {
        var set = Hash(ascii);
        if (_known[2 * set] is { } first && Ascii.Equals(ascii, first))
        {
            return first;
        }

        var second = _known[(2 * set) + 1];
        if (second is not null && Ascii.Equals(ascii, second))
        {
            return second;
        }

        if (_newest[set] is { } newest && Ascii.Equals(ascii, newest))
        {
            (_newest[set], _known[(2 * set) + 1], _known[2 * set]) = (second, _known[2 * set], newest);
            return newest;
        }

        return _newest[set] = Encoding.Latin1.GetString(ascii);
    }

    // Both ends and the length tell the names of most objects apart; which names collide does not matter.
    private static int Hash(ReadOnlySpan<byte> ascii)
    {
        ulong head, tail;
        if (ascii.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(ascii);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(ascii[^8..]);
        }
        else if (ascii.Length >= 4)
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(ascii);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(ascii[^4..]);
        }
        else
        {
            head = ascii[0] | ((ulong)ascii[ascii.Length / 2] << 8);
            tail = ascii[^1];
        }

        var mixed = ((head * 0x9E3779B97F4A7C15) ^ (tail + (ulong)ascii.Length)) * 0xD6E8FEB86659FD93;
        return (int)(mixed >> (64 - SetBits));
    }
}
