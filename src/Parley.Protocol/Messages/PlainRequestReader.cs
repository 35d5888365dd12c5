using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>
/// Reads in one pass what nearly every request of a document is: a hash in Base64, no sources, no conversation, a text as body, and nothing else.
/// Whatever differs, or is broken, is left to <see cref="RequestFields"/>, which reads the same of such a request.
/// </summary>
internal ref struct PlainRequestReader
{
    private const int Depth = 2;

    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private DocumentHash? _hash;
    private ReadOnlySpan<byte> _body;
    private bool _hasBody;
    private bool _hasSources;
    private bool _hasMultiround;

    private PlainRequestReader(ReadOnlySpan<byte> text) => _text = text;

    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out AgoraRequest? request)
    {
        var reader = new PlainRequestReader(utf8);
        request = utf8.Length <= limits.MaxBytes && limits.MaxDepth >= Depth && reader.TryRead() && reader is { _hash: { } hash, _hasBody: true } && JsonStringReader.Decode(reader._body, out _, out _) is { } body
            ? new AgoraRequest { Kind = AgoraRequestKind.Document, Hash = hash, Body = body, Dialect = AgoraDialect.Library }
            : null;
        return request is not null;
    }

    private bool TryRead()
    {
        if (!Take((byte)'{'))
        {
            return false;
        }

        do
        {
            if (!TryReadMember())
            {
                return false;
            }
        }
        while (Take((byte)','));

        return Take((byte)'}') && Next() < 0;
    }

    /// <summary>False also for a name that was there already.</summary>
    private bool TryReadMember()
    {
        if (!TryReadText(out var name) || !Take((byte)':'))
        {
            return false;
        }

        if (!_hasBody && name.SequenceEqual("body"u8))
        {
            return _hasBody = TryReadText(out _body);
        }

        if (_hash is null && name.SequenceEqual("protocolHash"u8))
        {
            _hash = TryReadText(out var digits) && DocumentHash.TryParseBase64(digits, out var hash) ? hash : null;
            return _hash is not null;
        }

        if (!_hasSources && name.SequenceEqual("protocolSources"u8))
        {
            return _hasSources = Take((byte)'[') && Take((byte)']');
        }

        return !_hasMultiround && name.SequenceEqual("multiround"u8) && (_hasMultiround = TakeFalse());
    }

    /// <summary>What stands between quotes, as it is written.</summary>
    private bool TryReadText(out ReadOnlySpan<byte> inner)
    {
        inner = default;
        if (!Take((byte)'"'))
        {
            return false;
        }

        var start = _at;
        if (!JsonStringReader.TrySkip(_text, ref _at))
        {
            return false;
        }

        inner = _text[start.._at++];
        return true;
    }

    private bool TakeFalse()
    {
        var isFalse = Next() == 'f' && _text[_at..].StartsWith("false"u8);
        _at += isFalse ? "false".Length : 0;
        return isFalse;
    }

    private bool Take(byte mark)
    {
        var isNext = Next() == mark;
        _at += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>Skips white space and looks at what comes; -1 at the end.</summary>
    private int Next()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : -1;
    }
}
