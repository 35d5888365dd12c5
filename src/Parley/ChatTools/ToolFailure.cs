using Parley.Core.Diagnostics;

namespace Parley.ChatTools;

/// <summary>An expected failure as a tool's result: a model can read it and choose what to do, which it can't with an exception.</summary>
internal static class ToolFailure
{
    private const int MaxLength = 1000;

    public static string Of(ParleyError error) => $"Error {error.Code}: {PeerWords.Plain(error.Message, MaxLength)}";
}
