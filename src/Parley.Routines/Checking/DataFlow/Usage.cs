using Parley.Routines.Syntax;

namespace Parley.Routines.Checking.DataFlow;

/// <summary>How the tree uses its values: which variables and members are ever written, and which values are asked about before they are used.</summary>
internal sealed class Usage
{
    private readonly HashSet<Node> _guarded = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<Variable> _assigned = [];
    private readonly HashSet<Function> _called = [];
    private readonly Dictionary<Variable, List<Identifier>> _uses = [];

    public Usage(Module module) => TreeWalk.Visit(module.Statements, Note);

    /// <summary>A member is written under a name that is not known, so that any may be.</summary>
    public bool WritesAnyMember { get; private set; }

    public bool IsWritten(string member) => WritesAnyMember || _written.Contains(member);

    public bool IsAssigned(Variable variable) => _assigned.Contains(variable);

    /// <summary>The routine itself calls the function, or hands it on, so that its arguments may be other than the host's.</summary>
    public bool IsCalled(Function function) => _called.Contains(function);

    /// <summary>Every place where the variable is read, its declaration not among them.</summary>
    public IReadOnlyList<Identifier> UsesOf(Variable variable) => _uses.TryGetValue(variable, out var uses) ? uses : [];

    /// <summary>The value is tested, compared, given a fallback or handed on, so that undefined may be meant.</summary>
    public bool IsGuarded(Expression value) => _guarded.Contains(value);

    private void Note(Node node)
    {
        switch (node)
        {
            case Identifier { Variable: { } variable } name when name.Position != variable.Position: NoteUse(variable, name); break;
            case Logical logical: _guarded.Add(logical.Left); break;
            case If branch: _guarded.Add(branch.Test); break;
            case While loop: _guarded.Add(loop.Test); break;
            case For { Test: { } test }: _guarded.Add(test); break;
            case Conditional choice: _guarded.Add(choice.Test); break;
            case Switch choice: _guarded.Add(choice.Value); break;
            case Unary { Sign: "!" or "typeof" or "void" } unary: _guarded.Add(unary.Operand); break;
            case Unary { Sign: "delete" } unary: NoteWrite(unary.Operand); break;
            case Update update: NoteTarget(update.Target); break;
            case Binary { Sign: "==" or "!=" or "===" or "!==" or "in" or "instanceof" } binary: _guarded.UnionWith([binary.Left, binary.Right]); break;
            case MemberAccess { Optional: true } member: _guarded.Add(member.Target); break;
            case IndexAccess { Optional: true } index: _guarded.Add(index.Target); break;
            case Call call: NoteCall(call); break;
            case Assignment assignment: NotePattern(assignment.Target); break;
            case ForEach { Declares: false } loop: NotePattern(loop.Target); break;
        }
    }

    private void NoteUse(Variable variable, Identifier name)
    {
        if (variable.StaticFunction is { } function)
        {
            _called.Add(function);
        }

        if (!_uses.TryGetValue(variable, out var uses))
        {
            _uses[variable] = uses = [];
        }

        uses.Add(name);
    }

    private void NoteCall(Call call)
    {
        _guarded.UnionWith(call.Arguments);
        if (call.Optional)
        {
            _guarded.Add(call.Callee);
        }

        if (call.Callee is MemberAccess { Name: "push" or "unshift" or "splice" or "fill" } list)
        {
            NoteGrown(list.Target);
        }

        WritesAnyMember |= call.Callee is MemberAccess { Target: Identifier { Variable: null, Name: "Object" }, Name: "assign" };
    }

    /// <summary>A list that gets items of another kind says nothing of its items any more.</summary>
    private void NoteGrown(Expression list)
    {
        if (list is Identifier { Variable: { } variable })
        {
            _assigned.Add(variable);
        }
        else
        {
            WritesAnyMember = true;
        }
    }

    private void NotePattern(Pattern target)
        => TreeWalk.Visit(target, node =>
        {
            if (node is NamePattern { Name.Variable: { } variable })
            {
                _assigned.Add(variable);
            }
            else if (node is PlacePattern place)
            {
                NoteWrite(place.Place);
            }
        });

    private void NoteTarget(Expression target)
    {
        if (target is Identifier { Variable: { } variable })
        {
            _assigned.Add(variable);
        }
        else
        {
            NoteWrite(target);
        }
    }

    private void NoteWrite(Expression place)
    {
        switch (place)
        {
            case MemberAccess member: _written.Add(member.Name); break;
            case IndexAccess { Key: Literal { Value.AsString: { } name } }: _written.Add(name); break;
            case IndexAccess { Key: Literal { Value.IsNumber: true } }: break;
            case OptionalChain chain: NoteWrite(chain.Chain); break;
            default: WritesAnyMember = true; break;
        }
    }
}
