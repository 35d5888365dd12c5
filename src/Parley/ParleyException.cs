using Parley.Core.Diagnostics;

namespace Parley;

/// <summary>An expected failure at the edge, where .NET code would rather catch than look at a value.</summary>
public sealed class ParleyException(ParleyError error, Exception? inner = null) : Exception(error.Message, inner)
{
    public ParleyError Error { get; } = error;

    public ParleyErrorCode Code => Error.Code;
}
