using System.Buffers;

namespace Parley.Protocol.Json;

/// <summary>Writes one value as UTF-8 JSON text, byte for byte as <c>Utf8JsonWriter</c> does with relaxed escaping, and numbers as ECMAScript does.</summary>
internal ref struct JsonTextWriter
{
    // As in Utf8JsonWriter: a value that holds itself ends here.
    private const int MaxDepth = 1000;
    private const int IndentSize = 2;
    private const int MinSpan = 256;
    private const int MaxNumberBytes = 32;

    // Quotes, comma and colon around a string.
    private const int Marks = 4;

    private readonly IBufferWriter<byte>? _output;
    private readonly bool _indented;
    private byte[] _own = [];
    private Span<byte> _span;
    private int _used;
    private int _depth;

    /// <summary>Writes to the end of a buffer of the caller's.</summary>
    public JsonTextWriter(IBufferWriter<byte> output) => _output = output;

    /// <summary>Writes into an array from its start, or into a longer one once that is full.</summary>
    public JsonTextWriter(byte[] own, bool indented)
    {
        _indented = indented;
        _span = _own = own;
    }

    /// <summary>The array that it writes to now.</summary>
    public readonly byte[] Own => _own;

    /// <summary>What it has written into <see cref="Own"/>.</summary>
    public readonly ReadOnlySpan<byte> Written => _own.AsSpan(0, _used);

    /// <summary>Throws <see cref="InvalidOperationException"/> when the value nests deeper than 1,000.</summary>
    public void Write(in JsonValue value)
    {
        WriteValue(value);
        if (_output is not null)
        {
            _output.Advance(_used);
            _used = 0;
        }
    }

    private void WriteValue(in JsonValue value)
    {
        if (value.AsString is { } text)
        {
            WriteString(text);
        }
        else if (value.TryGetNumber(out var number))
        {
            WriteNumber(number);
        }
        else if (value.AsObject is { } members)
        {
            WriteObject(members);
        }
        else if (value.AsArray is { } items)
        {
            WriteArray(items);
        }
        else
        {
            WriteLiteral(!value.IsBoolean ? "null"u8 : value.IsTrue ? "true"u8 : "false"u8);
        }
    }

    private void WriteObject(JsonObject members)
    {
        Open((byte)'{');
        var shape = members.Shape;
        var values = members.Values;
        var written = _indented ? null : shape.AllWritten;
        var isFirst = true;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsMissing)
            {
                continue;
            }

            if (written is not null)
            {
                // Without the comma, before the first.
                WriteLiteral(written[i].AsSpan(isFirst ? 1 : 0));
            }
            else
            {
                Separate(isFirst);
                WriteString(shape.Names[i]);
                WriteLiteral(_indented ? ": "u8 : ":"u8);
            }

            isFirst = false;
            WriteValue(values[i]);
        }

        Close((byte)'}', isFirst);
    }

    private void WriteArray(JsonArray items)
    {
        Open((byte)'[');
        var isFirst = true;
        foreach (ref readonly var item in items.AsSpan())
        {
            Separate(isFirst);
            isFirst = false;
            WriteValue(item);
        }

        Close((byte)']', isFirst);
    }

    private void Open(byte bracket)
    {
        if (_depth >= MaxDepth)
        {
            throw new InvalidOperationException($"The value nests deeper than {MaxDepth}, or holds itself, so that it can't be written as JSON.");
        }

        _depth++;
        Put(bracket);
    }

    private void Close(byte bracket, bool isEmpty)
    {
        _depth--;
        if (_indented && !isEmpty)
        {
            StartLine();
        }

        Put(bracket);
    }

    private void Separate(bool isFirst)
    {
        if (!isFirst)
        {
            Put((byte)',');
        }

        if (_indented)
        {
            StartLine();
        }
    }

    private void StartLine()
    {
        var spaces = _depth * IndentSize;
        Reserve(spaces + 1);
        _span[_used++] = (byte)'\n';
        _span.Slice(_used, spaces).Fill((byte)' ');
        _used += spaces;
    }

    private void WriteNumber(double number)
    {
        if (!double.IsFinite(number))
        {
            WriteLiteral("null"u8);
            return;
        }

        Reserve(MaxNumberBytes);
        JsonNumber.TryFormat(number, _span[_used..], out var written);
        _used += written;
    }

    private void WriteString(string text)
    {
        Reserve(Math.Min(text.Length, JsonStringWriter.MaxPiece) + Marks);
        var span = _span[_used..];
        span[0] = (byte)'"';
        var plain = JsonStringWriter.CopyPlain(text, span[1..]);
        var end = plain + 1;
        if (plain == text.Length && end < span.Length)
        {
            span[end] = (byte)'"';
            _used += end + 1;
            return;
        }

        _used += end;
        if (plain < text.Length)
        {
            WriteRest(text.AsSpan(plain));
        }

        Put((byte)'"');
    }

    /// <summary>From the first character that doesn't stand for itself, or for which there was no room.</summary>
    private void WriteRest(ReadOnlySpan<char> rest)
    {
        do
        {
            Reserve(Math.Min(rest.Length, JsonStringWriter.MaxPiece) + JsonStringWriter.MaxCharacterBytes);
            JsonStringWriter.Write(ref rest, _span[_used..], out var written);
            _used += written;
        }
        while (!rest.IsEmpty);
    }

    private void WriteLiteral(ReadOnlySpan<byte> literal)
    {
        Reserve(literal.Length);
        literal.CopyTo(_span[_used..]);
        _used += literal.Length;
    }

    private void Put(byte value)
    {
        Reserve(1);
        _span[_used++] = value;
    }

    private void Reserve(int bytes)
    {
        if (_span.Length - _used < bytes)
        {
            Grow(bytes);
        }
    }

    private void Grow(int bytes)
    {
        if (_output is null)
        {
            Array.Resize(ref _own, (int)Math.Min(Math.Max(2L * _own.Length, (long)_used + bytes), Array.MaxLength));
            _span = _own;
            return;
        }

        _output.Advance(_used);
        _span = _output.GetSpan(Math.Max(bytes, MinSpan));
        _used = 0;
    }
}
