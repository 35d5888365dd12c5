using Microsoft.Extensions.AI;
using Parley.ChatTools;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Protocol.Json;

namespace Parley;

/// <summary>Another agent, typed. The plain forms throw <see cref="ParleyException"/> on an expected failure; the <c>Try</c> forms return it.</summary>
public sealed class ParleyPeer
{
    private readonly ParleyClient _client;

    internal ParleyPeer(ParleyClient client, Uri url) => (_client, Url) = (client, url);

    /// <summary>What requests are posted to.</summary>
    public Uri Url { get; }

    /// <summary>Has a public skill run. The input is any object whose JSON form follows the skill's schema, such as <c>new { location, date }</c>.</summary>
    public async Task<T> InvokeAsync<T>(string skill, object input, CancellationToken cancellationToken = default)
        => OrThrow(await TryInvokeAsync<T>(skill, input, cancellationToken));

    /// <summary>Has a task of the caller's own done, whatever the peer calls it.</summary>
    public async Task<T> InvokeAsync<T>(AgentTask task, object input, CancellationToken cancellationToken = default)
        => OrThrow(await TryInvokeAsync<T>(task, input, cancellationToken));

    /// <summary>Says something in plain language and returns what the peer answers.</summary>
    public async Task<string> AskAsync(string text, CancellationToken cancellationToken = default)
        => OrThrow(await TryAskAsync(text, cancellationToken));

    /// <inheritdoc cref="InvokeAsync{T}(string, object, CancellationToken)"/>
    public async ValueTask<Outcome<T>> TryInvokeAsync<T>(string skill, object input, CancellationToken cancellationToken = default)
        => (await _client.Exchanges.FindTaskAsync(Url, skill, cancellationToken)).TryGet(out var task, out var error)
            ? await TryInvokeAsync<T>(task, input, cancellationToken)
            : error;

    /// <inheritdoc cref="InvokeAsync{T}(AgentTask, object, CancellationToken)"/>
    public async ValueTask<Outcome<T>> TryInvokeAsync<T>(AgentTask task, object input, CancellationToken cancellationToken = default)
    {
        if (!(await ExchangeAsync(task, FunctionJson.Write(input), cancellationToken)).TryGet(out var result, out var error)
            || !result.Outcome.TryGet(out var output, out error))
        {
            return error;
        }

        return FunctionJson.Read(output, typeof(T)).TryGet(out var value, out var unreadable)
            ? (T)value!
            : new ParleyError(ParleyErrorCode.ReplyBreaksSchema, unreadable.Message);
    }

    /// <summary>The exchange in full: the output or the error, and the record with modes, model calls and step-downs. Fails when nothing was exchanged.</summary>
    public ValueTask<Outcome<ExchangeResult>> ExchangeAsync(AgentTask task, JsonValue input, CancellationToken cancellationToken = default)
        => _client.Exchanges.InvokeAsync(_client.Agent, Url, task, input, null, cancellationToken);

    /// <inheritdoc cref="AskAsync"/>
    public ValueTask<Outcome<string>> TryAskAsync(string text, CancellationToken cancellationToken = default)
        => _client.Exchanges.AskAsync(Url, text, cancellationToken);

    /// <summary>
    /// The peer's skills as functions for the tools of any chat client. A skill with public schemas keeps them; one whose schemas are negotiated, and a peer without
    /// skills, take words. Each call is an exchange; an expected failure is its result, in words that begin with <c>Error</c>, and cancellation is the caller's.
    /// Names are <c>agent_skill</c>; descriptions quote the peer. Throws <see cref="ParleyException"/> when the peer can't be reached.
    /// </summary>
    public Task<IReadOnlyList<AITool>> AsAIToolsAsync(CancellationToken cancellationToken = default) => _client.AsAIToolsAsync([this], cancellationToken);

    /// <summary>A task of the caller's own as a function for the tools of a chat client. It has the whole ladder, so a skill with negotiated schemas may climb.</summary>
    /// <param name="name">What the model calls it: letters, digits, <c>_</c> and <c>-</c>, at most 64; other characters are replaced.</param>
    public AIFunction AsAIFunction(AgentTask task, string name)
        => new PeerTaskFunction(this, new FunctionIdentity(ToolNames.Plain(name), Url, null, task.Effect.ToString().ToLowerInvariant()), task.Description, task);

    private static T OrThrow<T>(Outcome<T> outcome) => outcome.TryGet(out var value, out var error) ? value : throw new ParleyException(error);
}
