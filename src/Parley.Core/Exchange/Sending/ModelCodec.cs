using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>A model writes the body and reads the reply.</summary>
internal sealed class ModelCodec(ModelAsker asker, TypedDocument document) : IDocumentCodec
{
    public Mode Mode => Mode.Model;

    public async ValueTask<Outcome<JsonValue>> EncodeAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var asked = await asker.AskAsync(dispatch.Agent, DocumentPrompts.EncodeRequest(dispatch.Task, document.Document, dispatch.Input), dispatch.Bill, cancellationToken);
        if (!asked.TryGet(out var response, out var error))
        {
            return error;
        }

        if (!document.IsTyped)
        {
            return new JsonValue(response.Text.Trim());
        }

        return ModelAnswer.TryReadJson(response.Text, out var body, out var reason)
            ? body
            : new ParleyError(ParleyErrorCode.ModelNonsense, $"The model's request body is not JSON: {reason}");
    }

    public async ValueTask<Outcome<JsonValue>> DecodeAsync(Dispatch dispatch, JsonValue reply, CancellationToken cancellationToken)
    {
        var asked = await asker.AskAsync(dispatch.Agent, DocumentPrompts.DecodeReply(dispatch.Task, document.Document, dispatch.Input, reply), dispatch.Bill, cancellationToken);
        return asked.TryGet(out var response, out var error) ? TaskAnswer.Read(dispatch.Task, response.Text) : error;
    }
}
