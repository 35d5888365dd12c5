using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Programs;

/// <summary>JavaScript that takes a body apart.</summary>
/// <param name="Statements">What must run first.</param>
/// <param name="Expression">The expression for a field of the body's shape.</param>
internal sealed record ReadCode(IReadOnlyList<string> Statements, Func<Field, string> Expression);
