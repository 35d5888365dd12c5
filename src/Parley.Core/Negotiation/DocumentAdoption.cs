using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Core.Negotiation;

/// <summary>Decides whether a document suits: by its schemas where they settle it, else by one model call, and remembers the verdict.</summary>
public sealed class DocumentAdoption(ISuitabilityStore verdicts, TypedDocuments typed, ModelAsker asker, DocumentPublisher publisher)
{
    /// <summary>What was found out before, or null: no model is asked.</summary>
    public ValueTask<Suitability?> FindVerdictAsync(Agent agent, ProtocolDocument document, CancellationToken cancellationToken)
        => verdicts.FindAsync(agent.Name, SkillFingerprint.Of(agent), document.Hash, cancellationToken);

    /// <summary>Can this agent serve requests of the document?</summary>
    public async ValueTask<Outcome<Suitability>> JudgeForSkillsAsync(Agent agent, ProtocolDocument document, ModelBill bill, CancellationToken cancellationToken)
    {
        var subject = SkillFingerprint.Of(agent);
        if (await verdicts.FindAsync(agent.Name, subject, document.Hash, cancellationToken) is { } known)
        {
            return known;
        }

        if (typed.Get(document).Error is { } broken)
        {
            return new Suitability(false, broken.WireMessage);
        }

        var fits = document.IsTyped && DocumentFit.FindSkill(agent, document.Schemas) is not null;
        return fits
            ? await KeepAsync(agent.Name, subject, document, new Suitability(true, ""), cancellationToken)
            : await AskAsync(agent.Name, subject, document, () => SuitabilityPrompts.CheckSkills(agent, document), bill, cancellationToken);
    }

    /// <summary>What was found earlier; null when nobody has asked yet.</summary>
    public ValueTask<Suitability?> FindForSkillsAsync(Agent agent, DocumentHash hash, CancellationToken cancellationToken)
        => verdicts.FindAsync(agent.Name, SkillFingerprint.Of(agent), hash, cancellationToken);

    /// <summary>Can this task be done with the document?</summary>
    /// <param name="byModel">Whether a model is asked even where the schemas settle it.</param>
    public async ValueTask<Outcome<Suitability>> JudgeForTaskAsync(string agent, AgentTask task, ProtocolDocument document, bool byModel, ModelBill bill, CancellationToken cancellationToken)
    {
        if (await verdicts.FindAsync(agent, task.Key, document.Hash, cancellationToken) is { } known)
        {
            return known;
        }

        var fits = !byModel && document.IsTyped && DocumentFit.Fits(task, document.Schemas.Request, document.Schemas.Reply);
        return fits
            ? await KeepAsync(agent, task.Key, document, new Suitability(true, ""), cancellationToken)
            : await AskAsync(agent, task.Key, document, () => SuitabilityPrompts.CheckTask(task, document), bill, cancellationToken);
    }

    /// <summary>Remembers that a document that was agreed on suits, and makes it known where its owner wants that.</summary>
    public async ValueTask AgreeAsync(string agent, string subject, ProtocolDocument document, CancellationToken cancellationToken)
    {
        await verdicts.SaveAsync(agent, subject, document.Hash, new Suitability(true, ""), cancellationToken);
        await publisher.PublishAsync(agent, document, cancellationToken);
    }

    private async ValueTask<Outcome<Suitability>> AskAsync(string agent, string subject, ProtocolDocument document, Func<Prompt> prompt, ModelBill bill, CancellationToken cancellationToken)
    {
        if (bill.Account?.ForeseeModelCall(document.Text.Length) is { } foreseen)
        {
            return foreseen;
        }

        if (bill.Account?.Take(Spending.Verdicts) is { } spent)
        {
            return spent;
        }

        var asked = await asker.AskAsync(agent, prompt(), bill, cancellationToken);
        if (!asked.TryGet(out var response, out var error))
        {
            return error;
        }

        return ModelAnswer.ReadYesNo(response.Text, out var reason) is { } suits
            ? await KeepAsync(agent, subject, document, new Suitability(suits, suits ? "" : reason), cancellationToken)
            : new ParleyError(ParleyErrorCode.ModelNonsense, $"The model answered neither YES nor NO: {response.Text}");
    }

    private async ValueTask<Suitability> KeepAsync(string agent, string subject, ProtocolDocument document, Suitability verdict, CancellationToken cancellationToken)
    {
        await verdicts.SaveAsync(agent, subject, document.Hash, verdict, cancellationToken);
        return verdict;
    }
}
