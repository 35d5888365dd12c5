using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>The names of one block, function head or module.</summary>
internal sealed class Scope(Scope? parent, Function? owner)
{
    private readonly List<Variable> _variables = [];

    public Scope? Parent { get; } = parent;

    public Function? Owner { get; } = owner;

    public IReadOnlyList<Variable> Variables => _variables;

    public Variable? Find(string name) => _variables.Find(v => v.Name == name);

    public void Add(Variable variable) => _variables.Add(variable);
}
