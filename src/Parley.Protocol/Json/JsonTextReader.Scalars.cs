using System.Text;

namespace Parley.Protocol.Json;

/// <content>Names, strings, numbers and literals.</content>
internal ref partial struct JsonTextReader
{
    /// <summary>Takes a name and its colon.</summary>
    private bool TryReadName(out string name)
    {
        var start = _at + 1;
        var end = JsonStringReader.SkipPlain(_text, start);
        var length = end - start;
        if ((uint)(length - 1) < MemberNames.MaxBytes && (uint)end < (uint)_text.Length && _text[end] == '"')
        {
            name = MemberNames.Shared.Get(_text.Slice(start, length));
            _at = end + 1;
        }
        else if (!TryReadText(start, end, out name))
        {
            return false;
        }

        if (Next() != ':')
        {
            return Unexpected("stands where ':' must follow the member name");
        }

        _at++;
        return true;
    }

    private bool TryReadString(out JsonValue value)
    {
        var start = _at + 1;
        var isRead = TryReadText(start, JsonStringReader.SkipPlain(_text, start), out var text);
        value = new JsonValue(text);
        return isRead;
    }

    /// <param name="start">After the opening quote.</param>
    /// <param name="end">As far as plain ASCII goes.</param>
    /// <param name="text">The string.</param>
    private bool TryReadText(int start, int end, out string text)
    {
        if ((uint)end < (uint)_text.Length && _text[end] == '"')
        {
            text = Encoding.Latin1.GetString(_text[start..end]);
            _at = end + 1;
            return true;
        }

        text = "";
        _at = end;
        if (!JsonStringReader.TrySkip(_text, ref _at))
        {
            return Fail(_at >= _text.Length ? "The text ends inside a string." : $"A string holds the control character 0x{_text[_at]:X2}, which must be escaped.");
        }

        var decoded = JsonStringReader.Decode(_text[start.._at], out var fault, out var faultAt);
        if (decoded is null)
        {
            _at = start + faultAt;
            return Fail(fault!);
        }

        text = decoded;
        _at++;
        return true;
    }

    private bool TryReadNumber(out JsonValue value)
    {
        var start = _at;
        var isRead = JsonNumberReader.TryRead(_text, ref _at, out var number);
        value = new JsonValue(number);
        if (isRead && !double.IsFinite(number))
        {
            _at = start;
            return Fail("The number is beyond the range of a double (I-JSON, RFC 7493); write it as a string.");
        }

        return isRead || (_at >= _text.Length ? Fail("The text ends inside a number.")
            : _text[_at] == '0' && _at - start < 2 ? Fail("A number can't start with a zero that another digit follows.")
            : Unexpected("stands where a number needs a digit"));
    }

    private bool TryReadLiteral(ReadOnlySpan<byte> literal)
    {
        if (_text[_at..].StartsWith(literal))
        {
            _at += literal.Length;
            return true;
        }

        var rest = _text[_at..];
        _at += rest.CommonPrefixLength(literal);
        var word = Encoding.ASCII.GetString(literal);
        return _at >= _text.Length ? Fail($"The text ends inside '{word}'.") : Unexpected($"stands inside what starts like '{word}'");
    }
}
