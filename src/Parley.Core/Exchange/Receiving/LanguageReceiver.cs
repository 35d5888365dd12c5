using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;

namespace Parley.Core.Exchange.Receiving;

/// <summary>The lowest rung of the receiver: a model answers plain English with the agent's skills as tools.</summary>
public sealed class LanguageReceiver(ToolConversation conversation)
{
    /// <param name="messages">The conversation so far, the caller's message first and last.</param>
    public ValueTask<Outcome<string>> AnswerAsync(Reception reception, IReadOnlyList<string> messages, CancellationToken cancellationToken)
    {
        reception.Mode = Mode.Language;
        if (reception.BelowAllFloors is { } refused)
        {
            return ValueTask.FromResult<Outcome<string>>(refused);
        }

        if (reception.Account.ForeseeModelCall(messages.Sum(message => message.Length)) is { } foreseen)
        {
            return ValueTask.FromResult<Outcome<string>>(foreseen);
        }

        var prompt = LanguagePrompts.AnswerMessage(reception.Agent, SkillSections.Tools(reception.Offered), messages);
        return conversation.RunAsync(reception.Agent.Name, prompt, reception.Tools, reception.Bill, cancellationToken);
    }
}
