using Parley.Core.Diagnostics;

namespace Parley;

/// <summary>An expected failure at the edge, where .NET code would rather catch than look at a value.</summary>
public sealed class ParleyException(ParleyError error, Exception? inner = null) : Exception(error.Message, inner)
{
    /// <summary>The failure as a value, with the words that may leave the node.</summary>
    public ParleyError Error { get; } = error;

    /// <summary>Which failure it is.</summary>
    public ParleyErrorCode Code => Error.Code;
}
