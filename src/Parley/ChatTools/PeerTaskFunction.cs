using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Protocol.Json;

namespace Parley.ChatTools;

/// <summary>A task with schemas that a peer does, as a function of a chat client: each call is an exchange with everything that belongs to one.</summary>
internal sealed class PeerTaskFunction : AIFunction
{
    private readonly ParleyPeer _peer;
    private readonly AgentTask _task;
    private readonly FunctionIdentity _identity;

    public PeerTaskFunction(ParleyPeer peer, FunctionIdentity identity, string description, AgentTask task)
    {
        (_peer, _identity, _task, Description) = (peer, identity, task, description);
        (JsonSchema, ReturnJsonSchema) = (PeerSchemas.ForModel(task.Input.Source), PeerSchemas.ForModel(task.Output.Source));
        AdditionalProperties = identity.ToProperties();
    }

    public override string Name => _identity.Name;

    public override string Description { get; }

    public override JsonElement JsonSchema { get; }

    public override JsonElement? ReturnJsonSchema { get; }

    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; }

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var exchanged = await _peer.ExchangeAsync(_task, Input(arguments), cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return !exchanged.TryGet(out var result, out var error) || !result.Outcome.TryGet(out var output, out error) ? ToolFailure.Of(error) : PeerSchemas.ToElement(output);
    }

    private static JsonValue Input(AIFunctionArguments arguments)
    {
        var input = new JsonObject();
        foreach (var (name, value) in arguments)
        {
            input[name] = FunctionJson.Write(value);
        }

        return input;
    }
}
