using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Programming.Running;

/// <summary>What a document demands of bodies, ready to check: its compiled schemas, or that bodies are text.</summary>
public sealed class DocumentContract
{
    private DocumentContract(ProtocolDocument document, JsonSchema? request, JsonSchema? reply)
        => (Document, Request, Reply) = (document, request, reply);

    public ProtocolDocument Document { get; }

    /// <summary>Null when the document is not typed: the body is then text.</summary>
    public JsonSchema? Request { get; }

    /// <summary>Null when the document is not typed: the body is then text.</summary>
    public JsonSchema? Reply { get; }

    public bool IsTyped => Request is not null;

    /// <summary>Fails when a schema of the document can't be used.</summary>
    public static Outcome<DocumentContract> Of(ProtocolDocument document)
    {
        if (document.Schemas is not { } schemas)
        {
            return new DocumentContract(document, null, null);
        }

        var request = JsonSchema.Compile(schemas.Request);
        var reply = JsonSchema.Compile(schemas.Reply);
        if (request.Schema is { } first && reply.Schema is { } second)
        {
            return new DocumentContract(document, first, second);
        }

        var mistake = request.Errors.Concat(reply.Errors).First();
        return ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"A schema of the protocol document can't be used: {mistake.SchemaPath}: {mistake.Message}");
    }

    /// <summary>What is wrong with a request body, or null.</summary>
    public string? RequestProblem(JsonValue body) => BodyProblem(Request, body);

    /// <summary>What is wrong with a reply body, or null.</summary>
    public string? ReplyProblem(JsonValue body) => BodyProblem(Reply, body);

    private static string? BodyProblem(JsonSchema? schema, JsonValue body)
        => schema is not null ? SchemaProblem.Of(schema, body)
            : body.AsString is null ? "is not text, which an untyped document demands"
            : null;
}
