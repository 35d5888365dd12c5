using Parley.Core.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Programming.Running;

/// <summary>What a document demands of bodies: its schemas, or that they are text.</summary>
internal static class BodyRules
{
    /// <summary>What is wrong with a request body, or null.</summary>
    public static string? RequestProblem(this TypedDocument document, JsonValue body) => Problem(document.Request, body);

    /// <summary>What is wrong with a reply body, or null.</summary>
    public static string? ReplyProblem(this TypedDocument document, JsonValue body) => Problem(document.Reply, body);

    private static string? Problem(JsonSchema? schema, JsonValue body)
        => schema is not null ? SchemaProblem.Of(schema, body)
            : body.AsString is null ? "is not text, which an untyped document demands"
            : null;
}
