using System.Buffers;

namespace Parley.AspNetCore.Requests;

/// <summary>
/// A request's body in one piece, in an array of the pool, until it is disposed. A new array for each large body would lie on the large object heap,
/// and whoever sends many of them would make the collector stop everybody.
/// </summary>
internal sealed class BodyBuffer : IDisposable
{
    private byte[]? _rented;

    private BodyBuffer(byte[] rented, int length) => (_rented, Memory) = (rented, rented.AsMemory(0, length));

    public ReadOnlyMemory<byte> Memory { get; }

    /// <summary>A copy, which stays when the server's buffers go.</summary>
    public static BodyBuffer CopyOf(ReadOnlySequence<byte> bytes)
    {
        var length = checked((int)bytes.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        bytes.CopyTo(rented);
        return new BodyBuffer(rented, length);
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
