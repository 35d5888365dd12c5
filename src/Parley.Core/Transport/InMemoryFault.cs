namespace Parley.Core.Transport;

/// <summary>What the in-memory network does with a request.</summary>
public enum InMemoryFault
{
    /// <summary>Carries it.</summary>
    None,

    /// <summary>Refuses the connection, as if nobody listened.</summary>
    Refuse,

    /// <summary>Loses it on the way: the sender sees a timeout and the receiver nothing.</summary>
    LoseRequest,

    /// <summary>Delivers it and loses the reply: the sender sees a timeout although the work was done.</summary>
    LoseReply,
}
