using System.Collections.Concurrent;
using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Protocol.Schemas;

namespace Parley.Core.Documents;

/// <summary>Compiles a document's schemas once. Bounded: documents come from strangers.</summary>
public sealed class TypedDocuments
{
    private const int Capacity = 4096;

    private readonly ConcurrentDictionary<DocumentHash, TypedDocument> _compiled = new();

    /// <summary>Fails with <see cref="ParleyErrorCode.UnsuitableDocument"/> when one of the schemas is not valid.</summary>
    public Outcome<TypedDocument> Get(ProtocolDocument document)
    {
        if (_compiled.TryGetValue(document.Hash, out var known))
        {
            return known;
        }

        var compiled = Compile(document);
        if (compiled.Succeeded)
        {
            if (_compiled.Count >= Capacity)
            {
                _compiled.Clear();
            }

            _compiled[document.Hash] = compiled.Value;
        }

        return compiled;
    }

    private static Outcome<TypedDocument> Compile(ProtocolDocument document)
    {
        if (!document.IsTyped)
        {
            return new TypedDocument(document, null, null);
        }

        var request = JsonSchema.Compile(document.Schemas.Request);
        var reply = JsonSchema.Compile(document.Schemas.Reply);
        return (request.Schema, reply.Schema) switch
        {
            (null, _) => Broken(document, "Request", request),
            (_, null) => Broken(document, "Reply", reply),
            var (requestSchema, replySchema) => new TypedDocument(document, requestSchema, replySchema),
        };
    }

    private static ParleyError Broken(ProtocolDocument document, string which, SchemaCompilation compilation)
        => ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"The {which} schema of document {document.Hash} is not valid: {compilation.Errors[0].Message} ({compilation.Errors[0].SchemaPath})");
}
