using System.Numerics;
using System.Runtime.InteropServices;

namespace Parley.Sqlite.Sessions;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4): finds every single flipped bit and every burst of up to 32 bits. It guards against damage, not against forgery.</summary>
internal struct Checksum()
{
    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = new Checksum();
        checksum.Add(bytes);
        return checksum.Value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        foreach (var part in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            state = BitOperations.Crc32C(state, part);
        }

        for (var i = bytes.Length & ~7; i < bytes.Length; i++)
        {
            state = BitOperations.Crc32C(state, bytes[i]);
        }

        _state = state;
    }

    public void Add(long number) => _state = BitOperations.Crc32C(_state, (ulong)number);
}
