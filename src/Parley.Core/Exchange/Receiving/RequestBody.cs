using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Receiving;

/// <summary>Reads a body as its document prescribes: a JSON value that follows the request schema, or, for an untyped document, text.</summary>
public static class RequestBody
{
    /// <summary>Text that holds JSON is read as JSON where the document is typed. Fails with <see cref="ParleyErrorCode.RequestBreaksSchema"/>.</summary>
    /// <param name="limits">Of such a text: as for the messages that the node accepts.</param>
    public static Outcome<JsonValue> Read(TypedDocument document, JsonValue body, JsonLimits limits)
    {
        if (document.Request is not { } schema)
        {
            return new JsonValue(DocumentPrompts.BodyText(body));
        }

        if (body.AsString is { } text && !JsonText.TryParse(text, limits, out body, out var error))
        {
            return ParleyError.Public(ParleyErrorCode.RequestBreaksSchema, $"The body must be JSON that follows document {document.Document.Hash}. {error}");
        }

        if (schema.IsValid(body))
        {
            return body;
        }

        return ParleyError.Public(ParleyErrorCode.RequestBreaksSchema, $"The body doesn't follow document {document.Document.Hash}: {string.Join("; ", schema.Validate(body, 3))}.");
    }
}
