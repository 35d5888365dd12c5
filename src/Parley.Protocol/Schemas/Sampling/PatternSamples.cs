using System.Text;

namespace Parley.Protocol.Schemas.Sampling;

/// <summary>Strings for a simple pattern: literals, classes, groups, alternatives and repetitions. Others may give strings that don't match; the caller checks.</summary>
internal sealed class PatternSamples(string pattern)
{
    private const int Variants = 8;
    private const int MaxLength = 400;
    private const int MaxSteps = 10_000;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,:;/@#!?'\"éλ";

    private int _position;
    private int _variant;
    private int _steps;

    public IEnumerable<string> Texts()
    {
        for (_variant = 0; _variant < Variants; _variant++)
        {
            (_position, _steps) = (0, 0);
            yield return Alternatives();
        }
    }

    private string Alternatives()
    {
        var branches = new List<string>();
        do
        {
            branches.Add(Sequence());
        }
        while (Take('|'));
        return branches[_variant % branches.Count];
    }

    private string Sequence()
    {
        var text = new StringBuilder();
        while (_position < pattern.Length && pattern[_position] is not ('|' or ')'))
        {
            var start = _position;
            var first = Atom(0);
            var count = Repetition();
            var after = _position;
            for (var i = 0; i < count && text.Length < MaxLength && (i == 0 || ++_steps < MaxSteps); i++)
            {
                _position = start;
                text.Append(i == 0 ? first : Atom(i));
            }

            _position = after;
        }

        return text.ToString();
    }

    private string Atom(int repeat)
    {
        var c = pattern[_position++];
        switch (c)
        {
            case '^' or '$':
                return "";
            case '(':
                if (Take('?') && !Take(':') && pattern.IndexOf('>', _position) is > 0 and var end)
                {
                    _position = end + 1;
                }

                var inner = Alternatives();
                Take(')');
                return inner;
            case '.':
                return Pick(Letters, repeat);
            case '[':
                return Pick(Class(), repeat);
            case '\\' when _position < pattern.Length:
                return Escape(pattern[_position++]) is { Length: > 0 } set ? Pick(set, repeat) : "";
            default:
                return c.ToString();
        }
    }

    private string Class()
    {
        var negated = Take('^');
        var members = new StringBuilder();
        while (_position < pattern.Length && pattern[_position] != ']')
        {
            var low = Member();
            if (low.Length == 1 && _position + 1 < pattern.Length && pattern[_position] == '-' && pattern[_position + 1] != ']')
            {
                _position++;
                var high = Member();
                for (var c = low[0]; high.Length == 1 && c <= high[0] && c - low[0] < 128; c++)
                {
                    members.Append(c);
                }
            }
            else
            {
                members.Append(low);
            }
        }

        Take(']');
        return negated ? string.Concat(Letters.Except(members.ToString())) : members.ToString();
    }

    private string Member()
    {
        var c = pattern[_position++];
        return c == '\\' && _position < pattern.Length ? Escape(pattern[_position++]) : c.ToString();
    }

    private string Escape(char letter)
    {
        if (letter is 'p' && Take('{') && pattern.IndexOf('}', _position) is > 0 and var end)
        {
            var name = pattern[_position..end];
            _position = end + 1;
            return name switch { "Lu" => "ABCÉ", "Nd" or "N" => "0123456789", _ => "abcéλ" };
        }

        return letter switch
        {
            'd' => "1234567890",
            'w' => "abcXYZ019_",
            's' => " ",
            'S' or 'D' or 'W' => letter == 'W' ? "-. " : "abcdefgh",
            'b' or 'B' => "",
            't' => "\t",
            'n' => "\n",
            'r' => "\r",
            _ => letter.ToString(),
        };
    }

    // The first variant takes ordinary counts, the next the least, then ever more up to the most.
    private int Repetition()
    {
        var (least, most) = (1, 1);
        if (_position < pattern.Length)
        {
            switch (pattern[_position])
            {
                case '*': (least, most) = (0, 5); _position++; break;
                case '+': (least, most) = (1, 6); _position++; break;
                case '?': (least, most) = (0, 1); _position++; break;
                case '{' when pattern.IndexOf('}', _position) is > 0 and var end:
                    var parts = pattern[(_position + 1)..end].Split(',');
                    least = int.TryParse(parts[0], out var low) ? Math.Min(low, MaxLength) : 1;
                    most = parts.Length == 1 ? least : int.TryParse(parts[1], out var high) ? Math.Min(high, MaxLength) : least + 4;
                    _position = end + 1;
                    break;
            }

            Take('?');
        }

        return _variant switch
        {
            0 => Math.Min(most, Math.Max(least, 3)),
            1 => least,
            2 => most,
            _ => least + (_variant % Math.Max(1, most - least + 1)),
        };
    }

    private string Pick(string set, int repeat) => set.Length == 0 ? "" : set[((_variant * 5) + (repeat * (1 + _variant)) + (_position * 3)) % set.Length].ToString();

    private bool Take(char c)
    {
        var taken = _position < pattern.Length && pattern[_position] == c;
        _position += taken ? 1 : 0;
        return taken;
    }
}
