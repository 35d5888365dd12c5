using System.Buffers;

namespace Parley.Tests.Protocol.Json;

/// <summary>Gives exactly the room that is asked for.</summary>
internal sealed class TightBuffer : IBufferWriter<byte>
{
    private byte[] _given = [];

    public List<byte> Written { get; } = [];

    public void Advance(int count) => Written.AddRange(_given.AsSpan(0, count));

    public Memory<byte> GetMemory(int sizeHint = 0) => _given = new byte[sizeHint];

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
