using Parley.Protocol.Json;
using Parley.Routines.Syntax;

namespace Parley.Routines.Checking;

/// <summary>A name that the source declares, and where its value lives when the routine runs.</summary>
internal sealed class Variable(string name, bool isConstant, Function? owner, int position)
{
    public string Name { get; } = name;

    public bool IsConstant { get; } = isConstant;

    /// <summary>The function whose frame holds it; null at the top level.</summary>
    public Function? Owner { get; } = owner;

    public int Position { get; } = position;

    /// <summary>A place in the frame of <see cref="Owner"/>, or in the values of the module.</summary>
    public int Slot { get; set; }

    /// <summary>An inner function uses it, so that its value lives in a cell.</summary>
    public bool IsCaptured { get; set; }

    /// <summary>The binder has passed its declaration.</summary>
    public bool IsDeclared { get; set; }

    /// <summary>The function it always holds, for functions of the top level.</summary>
    public Function? StaticFunction { get; set; }

    /// <summary>The value it always holds, for constants of the top level with a literal value.</summary>
    public JsonValue? StaticValue { get; set; }
}
