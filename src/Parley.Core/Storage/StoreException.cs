using Parley.Core.Diagnostics;

namespace Parley.Core.Storage;

/// <summary>The store can't be used: locked, damaged, full, or written by a newer version. Thrown by stores because no caller can go on without one.</summary>
public sealed class StoreException(ParleyErrorCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What went wrong, with advice.</summary>
    public ParleyError Error { get; } = new(code, message);
}
