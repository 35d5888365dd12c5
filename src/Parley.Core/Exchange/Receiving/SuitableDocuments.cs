using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Negotiation;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>The documents whose requests an agent takes: its own, those it has kept, and strange ones that turn out to suit it.</summary>
public sealed class SuitableDocuments(DocumentResolver resolver, TypedDocuments typed, DocumentComposition composition, DocumentAdoption adoption, DocumentHandlers handlers, PublicDocuments publicDocuments, RoutineRoutes routes)
{
    /// <summary>The way that the last request of this document went, unless this one brings a text of its own to look into.</summary>
    internal RoutineRoute? FindRoute(Agent agent, AgoraRequest request)
        => request.Hash is { } hash && routes.Find(agent, hash) is { } route && handlers.Find(agent.Name, hash) is null && !resolver.BringsText(request.Sources) ? route : null;

    /// <summary>The document a request names, if it is one that this agent's code, skills or model can handle.</summary>
    public async ValueTask<Outcome<TypedDocument>> FindAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        if (request.Hash is not { } hash)
        {
            return ParleyError.Public(ParleyErrorCode.UnknownDocument, $"'{request.HashText}' is no SHA-1: send 28 characters of Base64 or 40 hexadecimal digits.");
        }

        if (publicDocuments.Of(reception.Agent).TryGetValue(hash, out var made))
        {
            return typed.Get(made.Document);
        }

        if (handlers.Find(reception.Agent.Name, hash) is { } own)
        {
            return typed.Get(own.Document);
        }

        if (await resolver.FindKeptAsync(hash, request.Sources, cancellationToken) is not { } kept)
        {
            return await JudgeStrangeAsync(reception, hash, request.Sources, cancellationToken);
        }

        return kept.TryGet(out var document, out var error) ? await JudgeKeptAsync(reception, document, cancellationToken) : error;
    }

    /// <summary>A document that this node has never kept: what is known not to suit isn't fetched again, and what suits is kept.</summary>
    private async ValueTask<Outcome<TypedDocument>> JudgeStrangeAsync(Reception reception, DocumentHash hash, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        if (await adoption.FindForSkillsAsync(reception.Agent, hash, cancellationToken) is { Suits: false } known)
        {
            return Unsuitable(hash, known);
        }

        if (reception.TakeDocument() is { } spent)
        {
            return spent;
        }

        var looked = await resolver.LookAsync(hash, sources, reception.TakeDocument, isPaid: true, cancellationToken);
        return looked.TryGet(out var found, out var error) ? await JudgeAsync(reception, found, cancellationToken) : error;
    }

    /// <summary>Where the verdict and all that the document refers to are known, nothing is looked for.</summary>
    private ValueTask<Outcome<TypedDocument>> JudgeKeptAsync(Reception reception, ProtocolDocument document, CancellationToken cancellationToken)
    {
        var judging = composition.TryFind(document, out _) ? adoption.FindVerdictAsync(reception.Agent, document, cancellationToken) : default;
        return judging.IsCompletedSuccessfully && judging.Result is { Suits: true } ? new(typed.Get(document)) : JudgeAsync(reception, new FoundDocument(document, null, IsKept: true), cancellationToken);
    }

    /// <summary>What suits is kept, with all that it refers to; nothing else is.</summary>
    private async ValueTask<Outcome<TypedDocument>> JudgeAsync(Reception reception, FoundDocument found, CancellationToken cancellationToken)
    {
        var document = found.Document;
        if (await adoption.FindVerdictAsync(reception.Agent, document, cancellationToken) is { Suits: false } known)
        {
            return Unsuitable(document.Hash, known);
        }

        if (!(await composition.ResolveAsync(document, reception.TakeDocument, cancellationToken)).TryGet(out var tree, out var incomplete))
        {
            return incomplete;
        }

        var judged = await adoption.JudgeForSkillsAsync(reception.Agent, document, reception.Bill, cancellationToken);
        if (!judged.TryGet(out var verdict, out var error))
        {
            return error;
        }

        return verdict.Suits ? await KeepAsync(reception, found, tree, cancellationToken) : Unsuitable(document.Hash, verdict);
    }

    private async ValueTask<Outcome<TypedDocument>> KeepAsync(Reception reception, FoundDocument found, DocumentTree tree, CancellationToken cancellationToken)
    {
        var compiled = typed.Get(found.Document);
        var put = compiled.Succeeded ? await composition.KeepAsync(found, tree, cancellationToken) : DocumentPut.Known;
        (reception.Added, reception.KeptFrom) = put == DocumentPut.Added ? (found.Document, found.Source) : (null, null);
        return put == DocumentPut.Collision ? ParleyError.Public(ParleyErrorCode.HashCollision, $"Another text is known under {found.Document.Hash}, or under one that it refers to.") : compiled;
    }

    private static ParleyError Unsuitable(DocumentHash hash, Suitability verdict)
        => ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"{hash} is not suitable for execution: {verdict.Reason}");
}
