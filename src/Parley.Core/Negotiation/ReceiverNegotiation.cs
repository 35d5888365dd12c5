using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;

namespace Parley.Core.Negotiation;

/// <summary>The receiver's side of a negotiation: one answer to what was said so far. It is bound to nothing until a document is adopted.</summary>
public sealed class ReceiverNegotiation(ModelAsker asker)
{
    /// <param name="conversation">Messages in order, the caller's first and last.</param>
    public async ValueTask<Outcome<string>> ReplyAsync(Agent agent, IReadOnlyList<string> conversation, ModelBill bill, CancellationToken cancellationToken)
    {
        if (bill.Account?.ForeseeModelCall(conversation.Sum(message => message.Length)) is { } foreseen)
        {
            return foreseen;
        }

        if (bill.Account?.Take(Spending.Negotiations) is { } spent)
        {
            return spent;
        }

        var asked = await asker.AskAsync(agent.Name, NegotiationPrompts.NegotiateSkills(agent, conversation), bill, cancellationToken);
        return asked.TryGet(out var response, out var error) ? ProposalText.Expand(agent, response.Text) : error;
    }
}
