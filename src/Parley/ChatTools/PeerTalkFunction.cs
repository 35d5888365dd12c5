using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Functions;
using Parley.Protocol.Json;

namespace Parley.ChatTools;

/// <summary>Plain talk with a peer as a function of a chat client: for skills whose schemas are negotiated and for peers that list no skills.</summary>
internal sealed class PeerTalkFunction : AIFunction
{
    private const string Words = "input";

    private static readonly JsonElement Schema = PeerSchemas.ToElement(JsonText.Parse($$"""
        { "type": "object",
          "properties": { "{{Words}}": { "type": "string", "description": "What you want, in plain words, with every value that the other agent needs." } },
          "required": ["{{Words}}"] }
        """));

    private static readonly JsonElement ReplySchema = PeerSchemas.ToElement(JsonText.Parse("""{ "type": "string" }"""));

    private readonly ParleyPeer _peer;
    private readonly FunctionIdentity _identity;
    private readonly string? _skill;

    /// <param name="skill">The skill that is meant, for a peer that has more than one; null when nothing is known.</param>
    public PeerTalkFunction(ParleyPeer peer, FunctionIdentity identity, string description, string? skill)
    {
        (_peer, _identity, _skill, Description) = (peer, identity, skill, description);
        AdditionalProperties = identity.ToProperties();
    }

    public override string Name => _identity.Name;

    public override string Description { get; }

    public override JsonElement JsonSchema => Schema;

    public override JsonElement? ReturnJsonSchema => ReplySchema;

    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; }

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        if (!arguments.TryGetValue(Words, out var given) || FunctionJson.Write(given).AsString is not { Length: > 0 } words)
        {
            return ToolFailure.Of(new ParleyError(ParleyErrorCode.InvalidInput, $"\"{Words}\" must be a text that says what you want."));
        }

        var asked = await _peer.TryAskAsync(_skill is null ? words : $"{_skill}: {words}", cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return asked.TryGet(out var answer, out var error) ? answer : ToolFailure.Of(error);
    }
}
