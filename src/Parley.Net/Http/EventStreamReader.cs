namespace Parley.Net.Http;

/// <summary>
/// Cuts a <c>text/event-stream</c> body (WHATWG HTML, section 9.2) into its events: the lines of one event as they arrived, without the blank line that ends it.
/// </summary>
internal sealed class EventStreamReader(Stream stream, int maxBytes)
{
    private const int ChunkBytes = 4 * 1024;
    private readonly byte[] _chunk = new byte[ChunkBytes];
    private readonly List<byte> _event = [];
    private int _position;
    private int _count;
    private long _total;
    private bool _lineIsEmpty = true;
    private bool _afterReturn;

    /// <summary>Whether the stream went on behind its limit.</summary>
    public bool IsTooLong => _total > maxBytes;

    /// <summary>The next event, or null at the end. A last event without its blank line counts: some servers end so.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_position < _count)
            {
                if (Take(_chunk[_position++]))
                {
                    return TakeEvent();
                }
            }

            (_position, _count) = (0, await stream.ReadAsync(_chunk, cancellationToken));
            _total += _count;
            if (_count == 0 || IsTooLong)
            {
                return _event.Count > 0 && !IsTooLong ? TakeEvent() : default(ReadOnlyMemory<byte>?);
            }
        }
    }

    private ReadOnlyMemory<byte> TakeEvent()
    {
        var whole = _event.ToArray();
        _event.Clear();
        return whole;
    }

    /// <summary>True when this byte ends an event. Lines end with CR LF, LF or CR.</summary>
    private bool Take(byte next)
    {
        if (next == '\n' && _afterReturn)
        {
            _afterReturn = false;
            return false;
        }

        _afterReturn = next == '\r';
        if (next is not ((byte)'\n' or (byte)'\r'))
        {
            _lineIsEmpty = false;
            _event.Add(next);
            return false;
        }

        if (_lineIsEmpty)
        {
            return _event.Count > 0;
        }

        _lineIsEmpty = true;
        _event.Add((byte)'\n');
        return false;
    }
}
