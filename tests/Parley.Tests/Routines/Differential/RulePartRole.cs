namespace Parley.Tests.Routines.Differential;

/// <summary>How a piece of a template is written out.</summary>
internal enum RulePartRole
{
    Text,

    /// <summary><c>{N}</c>: something of a kind.</summary>
    Hole,

    /// <summary><c>{=N}</c>: a variable of a kind that may be assigned.</summary>
    Place,

    /// <summary><c>@x</c>: a variable of the template; with <c>:N</c> others may use it, with <c>@~x:N</c> assign it.</summary>
    Name,
    AssignableName,

    /// <summary><c>@[</c>, <c>@&lt;</c>, <c>@(</c> and their ends: a function, an async one, a block.</summary>
    Marker,
}
