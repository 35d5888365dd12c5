using System.Runtime.CompilerServices;

namespace Parley.Protocol.Json;

/// <summary>One pass over a JSON text (RFC 8259, nothing beyond it), straight into values. On failure <see cref="Fault"/> and <see cref="Position"/> say what and where.</summary>
internal ref partial struct JsonTextReader(ReadOnlySpan<byte> text, int maxDepth)
{
    // Nesting up to here needs no look at the stack.
    private const int ShallowDepth = 128;
    private const int End = -1;

    // Golden exchanges hold this text, so that it stays as it is.
    private const string EndsEarly = "Expected depth to be zero at the end of the JSON payload.";

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;
    private int _depth;

    public string? Fault { get; private set; }

    public readonly int Position => _at;

    /// <summary>Reads the one value that the text must be.</summary>
    public bool TryRead(out JsonValue value)
    {
        if (Next() == End)
        {
            value = default;
            return Fail("There is no value.");
        }

        return TryReadValue(out value) && (Next() == End || Unexpected("follows the value, where the text must end"));
    }

    private bool TryReadValue(out JsonValue value)
    {
        switch (Next())
        {
            case '"':
                return TryReadString(out value);
            case '{':
                return TryReadObject(out value);
            case '[':
                return TryReadArray(out value);
            case 't':
                value = JsonValue.True;
                return TryReadLiteral("true"u8);
            case 'f':
                value = JsonValue.False;
                return TryReadLiteral("false"u8);
            case 'n':
                value = JsonValue.Null;
                return TryReadLiteral("null"u8);
            case '-' or (>= '0' and <= '9'):
                return TryReadNumber(out value);
            default:
                value = default;
                return Unexpected("can't start a value");
        }
    }

    private bool TryReadObject(out JsonValue value)
    {
        value = default;
        if (!Enter("object"))
        {
            return false;
        }

        if (Next() == '}')
        {
            value = new JsonObject();
            return Leave();
        }

        var members = new JsonObject();
        var expected = JsonShapes.Shared.StartAt(_depth);
        while (true)
        {
            if (!TryReadMember(members, ref expected))
            {
                return false;
            }

            // Compact text of a shape that came before: comma, name and colon at once.
            while (expected is not null && _text[_at..].StartsWith(expected.Written))
            {
                _at += expected.Written.Length;
                if (!TryReadValue(out var member))
                {
                    return false;
                }

                members.Append(expected, member);
                expected = expected.Next;
            }

            switch (Next())
            {
                case ',':
                    _at++;
                    break;
                case '}':
                    value = members;
                    return Leave();
                default:
                    return Unexpected("stands where ',' or '}' must follow a member");
            }
        }
    }

    private bool TryReadMember(JsonObject members, ref JsonShape? expected)
    {
        if (Next() != '"')
        {
            return members.Count > 0 && Next() == '}' ? Fail("A comma after the last member is not allowed.") : Unexpected("stands where a member name in double quotes must start");
        }

        if (expected is not null && expected.Written.AsSpan(1) is var quoted && _text[_at..].StartsWith(quoted))
        {
            _at += quoted.Length;
            if (!TryReadValue(out var next))
            {
                return false;
            }

            members.Append(expected, next);
            expected = expected.Next;
            return true;
        }

        if (!TryReadName(out var name) || !TryReadValue(out var member))
        {
            return false;
        }

        members[name] = member;
        if (members.Count == 1 && members.Shape.IsShared)
        {
            JsonShapes.Shared.Start(_depth, members.Shape);
        }

        expected = members.Shape.Next;
        return true;
    }

    private bool TryReadArray(out JsonValue value)
    {
        value = default;
        if (!Enter("array"))
        {
            return false;
        }

        var items = new JsonArray();
        if (Next() == ']')
        {
            value = items;
            return Leave();
        }

        while (true)
        {
            if (!TryReadValue(out var item))
            {
                return false;
            }

            items.Add(item);
            switch (Next())
            {
                case ',':
                    _at++;
                    if (Next() == ']')
                    {
                        return Fail("A comma after the last item is not allowed.");
                    }

                    break;
                case ']':
                    value = items;
                    return Leave();
                default:
                    return Unexpected("stands where ',' or ']' must follow an item");
            }
        }
    }

    private bool Enter(string kind)
    {
        if (_depth >= maxDepth || (_depth >= ShallowDepth && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            return Fail($"This {kind} is nested too deeply: at most {_depth} levels are accepted.");
        }

        _depth++;
        _at++;
        return true;
    }

    private bool Leave()
    {
        _depth--;
        _at++;
        return true;
    }

    /// <summary>Skips white space and looks at what comes, without taking it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next()
    {
        var at = _at;
        return (uint)at < (uint)_text.Length && _text[at] > ' ' ? _text[at] : NextAfterSpace();
    }

    private int NextAfterSpace()
    {
        var text = _text;
        var at = _at;
        while ((uint)at < (uint)text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        _at = at;
        return at < text.Length ? text[at] : End;
    }

    private bool Unexpected(string where)
    {
        if (_at >= _text.Length)
        {
            return Fail(EndsEarly);
        }

        var found = _text[_at];
        return Fail(found is > 0x20 and < 0x7F and not (byte)'\'' ? $"'{(char)found}' {where}." : $"The byte 0x{found:X2} {where}.");
    }

    private bool Fail(string fault)
    {
        Fault = fault;
        return false;
    }
}
