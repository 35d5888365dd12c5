using System.Collections.Frozen;
using Parley.Core.Prompting;
using Parley.Models.Offline.Prompts;

namespace Parley.Models.Offline.Answering;

/// <summary>Which class answers which prompt.</summary>
internal static class Answerers
{
    private const string NotAPrompt = "I am Parley's offline model, a set of rules and not a language model. I can only read Parley's own prompts, so I can't answer this.";

    private static readonly FrozenDictionary<string, IAnswerer> ByName = new Dictionary<string, IAnswerer>
    {
        [PromptNames.ComposeMessage] = new ComposeMessageAnswerer(),
        [PromptNames.AnswerMessage] = new AnswerMessageAnswerer(),
        [PromptNames.ReadReply] = new ReadReplyAnswerer(),
        [PromptNames.EncodeRequest] = new EncodeRequestAnswerer(),
        [PromptNames.DecodeReply] = new DecodeReplyAnswerer(),
        [PromptNames.AnswerDocument] = new AnswerDocumentAnswerer(),
        [PromptNames.CheckTask] = new CheckTaskAnswerer(),
        [PromptNames.CheckSkills] = new CheckSkillsAnswerer(),
        [PromptNames.WriteSenderRoutine] = new WriteSenderRoutineAnswerer(),
        [PromptNames.WriteReceiverRoutine] = new WriteReceiverRoutineAnswerer(),
        [PromptNames.ExpectSender] = new ExpectSenderAnswerer(),
        [PromptNames.ExpectReceiver] = new ExpectReceiverAnswerer(),
        [PromptNames.NegotiateTask] = new NegotiateTaskAnswerer(),
        [PromptNames.NegotiateSkills] = new NegotiateSkillsAnswerer(),
    }.ToFrozenDictionary();

    public static Answer Answer(OfflinePrompt prompt)
        => prompt.Name is { } name && ByName.TryGetValue(name, out var answerer) ? answerer.Answer(prompt) : new Answer(NotAPrompt);
}
