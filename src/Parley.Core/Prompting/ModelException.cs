using Parley.Core.Diagnostics;

namespace Parley.Core.Prompting;

/// <summary>What an adapter throws through <c>IChatClient</c>, whose only way to fail is an exception, when a model is down, slow or rate-limited.</summary>
public sealed class ModelException(ParleyErrorCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Which of the model's failures it is.</summary>
    public ParleyErrorCode Code { get; } = code;
}
