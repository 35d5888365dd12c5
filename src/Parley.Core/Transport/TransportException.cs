using Parley.Core.Diagnostics;

namespace Parley.Core.Transport;

/// <summary>A streamed reply broke off, took too long or grew too large: thrown by <see cref="TransportReply.Events"/>, where no value could say so.</summary>
public sealed class TransportException(ParleyError error, Exception? inner = null) : Exception(error.Message, inner)
{
    /// <summary>Why the stream of events ended early.</summary>
    public ParleyError Error { get; } = error;
}
