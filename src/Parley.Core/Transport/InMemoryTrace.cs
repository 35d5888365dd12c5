using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Core.Transport;

/// <summary>A running SHA-256 over what crossed the in-memory network. Each field is preceded by its length, so that no two runs of fields look alike.</summary>
internal sealed class InMemoryTrace : IDisposable
{
    private readonly Lock _lock = new();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public string Value
    {
        get
        {
            lock (_lock)
            {
                return Convert.ToHexStringLower(_hash.GetCurrentHash());
            }
        }
    }

    public void Request(TransportRequest request)
    {
        lock (_lock)
        {
            AppendLocked(request.Method);
            AppendLocked(request.Url.AbsoluteUri);
            AppendLocked(request.Body.Span);
        }
    }

    public void Reply(int status, ReadOnlyMemory<byte> body)
    {
        lock (_lock)
        {
            AppendNumberLocked(status);
            AppendLocked(body.Span);
        }
    }

    public void Dispose() => _hash.Dispose();

    private void AppendLocked(string text) => AppendLocked(Encoding.UTF8.GetBytes(text));

    private void AppendLocked(ReadOnlySpan<byte> bytes)
    {
        AppendNumberLocked(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void AppendNumberLocked(int number)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(buffer, number);
        _hash.AppendData(buffer);
    }
}
