using System.Buffers.Binary;
using System.Text;

namespace Parley.Protocol.Json;

/// <summary>
/// Short ASCII member names as strings that are shared, so that equal names are mostly the same instance and comparing them is comparing references.
/// Bounded to <see cref="Sets"/> times three names of at most <see cref="MaxBytes"/> characters. A name that was read twice can only be pushed out
/// by others that were read twice, and a name that is not found costs one string, so a flood of names slows nobody down.
/// Objects of one origin have their names in one order, so that each name remembers which came next: that one is looked for before any other.
/// </summary>
/// <remarks>Without locks: names never change but for what follows them, references are read and written whole, and a lost write costs one string.</remarks>
internal sealed class MemberNames
{
    public const int MaxBytes = 32;

    private const int Sets = 1 << SetBits;
    private const int SetBits = 10;
    private const int Starts = 8;

    // Three a set: two names that were found again, and the newest.
    private readonly MemberName?[] _known = new MemberName?[2 * Sets];
    private readonly string?[] _newest = new string?[Sets];

    // What objects start with, by how deep they lie.
    private readonly MemberName[] _starts = [.. Enumerable.Range(0, Starts).Select(_ => new MemberName(""))];

    /// <summary>The names of this process.</summary>
    public static MemberNames Shared { get; } = new();

    /// <summary>Stands before the first name of an object at this depth.</summary>
    public MemberName Start(int depth) => _starts[depth % Starts];

    /// <summary>The name that came after this one last, if it is known.</summary>
    public MemberName? After(MemberName name) => _known[name.Follower];

    /// <param name="ascii">1 to <see cref="MaxBytes"/> bytes of ASCII.</param>
    /// <param name="previous">The name before it, which remembers this one. Null where that one is not known.</param>
    /// <param name="known">Null for a name that is read for the first time.</param>
    public string Get(ReadOnlySpan<byte> ascii, MemberName? previous, out MemberName? known)
    {
        var set = Hash(ascii);
        var place = 2 * set;
        known = _known[place];
        if (known is null || !Ascii.Equals(ascii, known.Text))
        {
            known = _known[place + 1];
            if (known is not null && Ascii.Equals(ascii, known.Text))
            {
                place++;
            }
            else if (_newest[set] is { } newest && Ascii.Equals(ascii, newest))
            {
                (_newest[set], _known[place + 1]) = (known?.Text, _known[place]);
                _known[place] = known = new MemberName(newest);
            }
            else
            {
                known = null;
                return _newest[set] = Encoding.Latin1.GetString(ascii);
            }
        }

        if (previous is not null && previous.Follower != place)
        {
            previous.Follower = place;
        }

        return known.Text;
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
