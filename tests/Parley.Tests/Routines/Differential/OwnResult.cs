namespace Parley.Tests.Routines.Differential;

/// <param name="Detail">The diagnostic's code, or the error in full.</param>
internal sealed record OwnResult(OwnResultKind Kind, string Text, string Detail = "");
