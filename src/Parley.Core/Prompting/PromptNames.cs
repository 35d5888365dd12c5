namespace Parley.Core.Prompting;

/// <summary>The purposes for which a model is asked.</summary>
public static class PromptNames
{
    public const string ComposeMessage = "compose-message";
    public const string ReadReply = "read-reply";
    public const string AnswerMessage = "answer-message";
    public const string EncodeRequest = "encode-request";
    public const string DecodeReply = "decode-reply";
    public const string AnswerDocument = "answer-document";
    public const string CheckTask = "check-task";
    public const string CheckSkills = "check-skills";
    public const string NegotiateTask = "negotiate-task";
    public const string NegotiateSkills = "negotiate-skills";
    public const string WriteSenderRoutine = "write-sender-routine";
    public const string WriteReceiverRoutine = "write-receiver-routine";
    public const string ExpectSender = "expect-sender";
    public const string ExpectReceiver = "expect-receiver";
    public const string Tool = "tool";
}
