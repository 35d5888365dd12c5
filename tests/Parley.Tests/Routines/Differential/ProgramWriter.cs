using System.Text;

namespace Parley.Tests.Routines.Differential;

/// <summary>Writes one random program from the rules. The same seed gives the same program.</summary>
internal sealed class ProgramWriter(int seed)
{
    private const int MaxChars = 4000;
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly List<(string Kind, string Name, bool Assignable)> _scope = [];
    private readonly List<Rule> _used = [];
    private int _names;
    private bool _async;

    /// <param name="aimed">Rules that the program must hold.</param>
    public static GeneratedProgram Write(int seed, bool isAsync, IEnumerable<Rule> aimed) => new ProgramWriter(seed).Write(isAsync, [.. aimed]);

    private GeneratedProgram Write(bool isAsync, IReadOnlyList<Rule> aimed)
    {
        _async = false;
        _text.Append(Prelude.Head(_random.Next(4)));
        _text.Append("const K0 = ").Append("'a'").Append("; const K1 = x => [x, K0]; const K2 = { a: ");
        Expand("P", 2);
        _text.Append(" };\n");
        _async = isAsync;
        _text.Append(Prelude.OpenMain(isAsync, _random.Next(2) == 0));
        foreach (var rule in aimed)
        {
            Aim(rule);
        }

        for (var i = _random.Next(1, 3); i > 0; i--)
        {
            Expand("ST", 4);
            _text.Append('\n');
        }

        _text.Append("return { out, raw: ");
        Expand("V", 3);
        _text.Append(" };\n}\n");
        return new GeneratedProgram(seed, _text.ToString(), Input(), _used);
    }

    private void Aim(Rule rule)
    {
        switch (rule.Kind)
        {
            case "ST" or "STS":
                Expand(rule, 4);
                break;
            case "EX":
                Expand(rule, 4);
                _text.Append(';');
                break;
            case "CTOR":
                _text.Append("put(() => [] instanceof ");
                Expand(rule, 1);
                _text.Append(");");
                break;
            default:
                AimAtValue(rule);
                break;
        }

        _text.Append('\n');
    }

    private void AimAtValue(Rule rule)
    {
        // What holds an await can't stand in a synchronous probe.
        if (_async)
        {
            _text.Append("try { out.push(show(");
            Expand(rule, 4);
            _text.Append(")); } catch (e) { out.push(fault(e)); }");
        }
        else
        {
            _text.Append("put(() => ");
            Expand(rule, 4, parenthesize: true);
            _text.Append(");");
        }
    }

    private void Expand(string kind, int depth)
    {
        var names = _scope.Where(v => v.Kind == kind).ToList();
        if (names.Count > 0 && _random.Next(100) < 45)
        {
            _text.Append(names[_random.Next(names.Count)].Name);
            return;
        }

        var grammar = _async ? Grammar.Asynchronous : Grammar.Synchronous;
        var most = _text.Length > MaxChars ? 1 : depth;
        var rules = grammar.OfKind(kind).ToList();
        var fitting = rules.Where(r => r.Depth <= most).ToList();
        if (fitting.Count == 0)
        {
            var least = rules.Min(r => r.Depth);
            fitting = rules.Where(r => r.Depth == least).ToList();
        }

        Expand(fitting[_random.Next(fitting.Count)], depth - 1);
    }

    private void Expand(Rule rule, int depth, bool parenthesize = false)
    {
        _used.Add(rule);
        // A brace that stands where a statement or a function's body may start would be read as a block.
        parenthesize |= rule.Kind == "O" && rule.Template[0] == '{' && StartsStatement();
        _text.Append(parenthesize ? "(" : "");
        var (scope, isAsync) = (_scope.Count, _async);
        _async &= !rule.HoldsNoAwait;
        var frames = new Stack<(int Scope, bool Async)>();
        var local = new Dictionary<string, string>();
        var pending = new List<(string Kind, string Name, bool Assignable)>();
        foreach (var part in rule.Parts)
        {
            switch (part.Role)
            {
                case RulePartRole.Hole:
                    Expand(part.Text, depth);
                    break;
                case RulePartRole.Place:
                    var places = _scope.FindAll(v => v.Kind == part.Text && v.Assignable);
                    _text.Append(places[_random.Next(places.Count)].Name);
                    break;
                case RulePartRole.Marker:
                    Mark(part.Text, frames);
                    break;
                case RulePartRole.Text:
                    _text.Append(part.Text);
                    Reveal(part.Text, pending);
                    break;
                default:
                    WriteName(part, local, pending);
                    break;
            }
        }

        _scope.RemoveRange(scope, _scope.Count - scope);
        _async = isAsync;
        _text.Append(parenthesize ? ")" : "");
    }

    private bool StartsStatement()
    {
        var at = _text.Length - 1;
        while (_text[at] == ' ')
        {
            at--;
        }

        return _text[at] is '>' or ';' or '{' or '}' or ')' or 'e' or '\n';
    }

    private void WriteName(RulePart part, Dictionary<string, string> local, List<(string Kind, string Name, bool Assignable)> pending)
    {
        if (!local.TryGetValue(part.Text, out var name))
        {
            local[part.Text] = name = $"{part.Text}{_names++}";
        }

        _text.Append(name);
        if (part.Kind.Length > 0)
        {
            pending.Add((part.Kind, name, part.Role == RulePartRole.AssignableName));
        }
    }

    /// <summary>A variable may be used behind its declaration, not in it.</summary>
    private void Reveal(string text, List<(string Kind, string Name, bool Assignable)> pending)
    {
        if (text.Contains(';', StringComparison.Ordinal) || text.Contains("=>", StringComparison.Ordinal) || text.Contains(") {", StringComparison.Ordinal))
        {
            _scope.AddRange(pending);
            pending.Clear();
        }
    }

    private void Mark(string marker, Stack<(int Scope, bool Async)> frames)
    {
        if (marker is "[" or "<" or "(")
        {
            frames.Push((_scope.Count, _async));
            _async = marker == "<" || (marker == "(" && _async);
            return;
        }

        var frame = frames.Pop();
        _scope.RemoveRange(frame.Scope, _scope.Count - frame.Scope);
        _async = frame.Async;
    }

    private string Input() => Inputs[_random.Next(Inputs.Length)];

    private static readonly string[] Inputs =
    [
        """{"a":1,"b":{"c":[1,2,{"d":null}]},"list":[3,-0,1e21,1e-7,5e-324],"text":"h\u00e9llo \ud83d\ude00"}""",
        """{"a":"x","b":[],"list":[],"text":"","1":true,"0":false}""",
        """{"list":[{"a":1},{"a":2,"b":[[]]}],"text":"a,b;c","b":null,"a":0.1}""",
        """{"a":[[["deep"]]],"list":["b","a"],"text":"line\nline"}""",
    ];
}
