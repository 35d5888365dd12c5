using System.Collections.Concurrent;
using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Transport;

/// <summary>Finds out what a peer is: a Parley agent shows a card, a demo server or a draft-standard node a list of documents, a library agent nothing.</summary>
public sealed class PeerDirectory(ITransport transport, TimeProvider time)
{
    /// <summary>A profile is asked for again after so long: long enough to cost nothing, short enough that a replaced peer is noticed.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(10);

    private const int MaxNamedAgents = 5;

    private readonly ConcurrentDictionary<string, PeerProfile> _known = new(StringComparer.Ordinal);

    /// <summary>Fails only when nobody answers at the address, or a node that hosts agents at other addresses.</summary>
    public async ValueTask<Outcome<PeerProfile>> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        var key = url.AbsoluteUri.TrimEnd('/');
        if (_known.TryGetValue(key, out var known) && time.GetUtcNow() - known.FoundAt < Lifetime)
        {
            return known;
        }

        var found = await ProbeAsync(new Uri(key), cancellationToken);
        if (found.Succeeded)
        {
            _known[key] = found.Value;
        }

        return found;
    }

    /// <summary>Forgets a peer that turned out to have changed.</summary>
    public void Forget(PeerProfile profile) => _known.TryRemove(profile.Key, out _);

    private async ValueTask<Outcome<PeerProfile>> ProbeAsync(Uri url, CancellationToken cancellationToken)
    {
        var card = await GetAsync(url, cancellationToken);
        if (!card.TryGet(out var cardReply, out var error))
        {
            return error;
        }

        if (cardReply.Status == 200 && AgentCard.TryRead(cardReply.Body.Span, JsonLimits.Default, out var read, out _))
        {
            return new PeerProfile(url, AgoraDialect.Library, read, read.Protocols, time.GetUtcNow());
        }

        if (cardReply.Status == 404 && JsonText.TryParse(cardReply.Body.Span, JsonLimits.Default, out var refusal, out _) && refusal["code"].AsString == nameof(ParleyErrorCode.UnknownAgent))
        {
            return new ParleyError(ParleyErrorCode.UnknownAgent, $"There is no agent at {url}: {refusal["error"].AsString}");
        }

        if (cardReply.Status == 200 && NodeCard.TryRead(cardReply.Body.Span, JsonLimits.Default, out var node, out _) && node.Agents.Count > 0)
        {
            return new ParleyError(ParleyErrorCode.UnknownAgent, $"{url} is a node, not an agent; its agents are at {string.Join(", ", node.Agents.Take(MaxNamedAgents).Select(agent => agent.Url))}.");
        }

        var listed = await GetAsync(new Uri($"{url.AbsoluteUri.TrimEnd('/')}/wellknown"), cancellationToken);
        if (listed.Succeeded && listed.Value.Status == 200 && DialectOf(listed.Value.Body.Span) is { } dialect
            && WellKnown.TryRead(listed.Value.Body.Span, JsonLimits.Default, out var offers, out _))
        {
            return new PeerProfile(url, dialect, null, offers, time.GetUtcNow());
        }

        return new PeerProfile(url, AgoraDialect.Library, null, [], time.GetUtcNow());
    }

    /// <summary>
    /// The demo wraps its list and says that it succeeded; the draft standard's is nothing but hashes. Null for anything else, such as the error
    /// of a server that answers every path with HTTP 200.
    /// </summary>
    private static AgoraDialect? DialectOf(ReadOnlySpan<byte> body)
    {
        if (!JsonText.TryParse(body, JsonLimits.Default, out var value, out _) || value.AsObject is not { } members)
        {
            return null;
        }

        return value["protocols"].AsObject is not null && value["status"].AsString is not null ? AgoraDialect.Demo
            : members.All(member => DocumentHash.TryParse(member.Key, out _)) ? AgoraDialect.Standard
            : null;
    }

    private ValueTask<Outcome<TransportReply>> GetAsync(Uri url, CancellationToken cancellationToken)
        => transport.SendAsync(new TransportRequest { Method = "GET", Url = url, Timeout = ProbeTimeout, Headers = [new("Accept", "application/json")] }, cancellationToken);
}
