namespace Parley.Core.Prompting;

/// <summary>The purposes for which a model is asked.</summary>
public static class PromptNames
{
    /// <summary>Write a task to a peer in plain language.</summary>
    public const string ComposeMessage = "compose-message";

    /// <summary>Read the task's output from a peer's words.</summary>
    public const string ReadReply = "read-reply";

    /// <summary>Answer a peer's words, with tools.</summary>
    public const string AnswerMessage = "answer-message";

    /// <summary>Write a request that follows a document.</summary>
    public const string EncodeRequest = "encode-request";

    /// <summary>Read the task's output from a reply that follows a document.</summary>
    public const string DecodeReply = "decode-reply";

    /// <summary>Handle a request that follows a document, with tools.</summary>
    public const string AnswerDocument = "answer-document";

    /// <summary>Judge whether a document can carry a task.</summary>
    public const string CheckTask = "check-task";

    /// <summary>Judge whether an agent's skills can serve a document.</summary>
    public const string CheckSkills = "check-skills";

    /// <summary>Negotiate as the one who wants something done.</summary>
    public const string NegotiateTask = "negotiate-task";

    /// <summary>Negotiate as the one who does it.</summary>
    public const string NegotiateSkills = "negotiate-skills";

    /// <summary>Write or repair a sender's routine.</summary>
    public const string WriteSenderRoutine = "write-sender-routine";

    /// <summary>Write or repair a receiver's routine.</summary>
    public const string WriteReceiverRoutine = "write-receiver-routine";

    /// <summary>Say what a sender's routine should make of generated inputs.</summary>
    public const string ExpectSender = "expect-sender";

    /// <summary>Say what a receiver's routine should make of generated requests.</summary>
    public const string ExpectReceiver = "expect-receiver";

    /// <summary>Do the work of a skill that a model stands behind.</summary>
    public const string Tool = "tool";
}
