using System.Collections.Concurrent;
using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Protocol.Schemas;

namespace Parley.Core.Documents;

/// <summary>Compiles a document's schemas once. Bounded in number and in text: documents come from strangers, and what is compiled is many times its text.</summary>
public sealed class TypedDocuments
{
    internal const int MaxDocuments = 4096;
    internal const int MaxCharacters = 4 << 20;

    private readonly ConcurrentDictionary<DocumentHash, TypedDocument> _compiled = new();
    private readonly Lock _gate = new();
    private long _characters;

    internal int Count => _compiled.Count;

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
            Keep(compiled.Value);
        }

        return compiled;
    }

    private void Keep(TypedDocument document)
    {
        var characters = document.Document.Text.Length;
        lock (_gate)
        {
            if (_compiled.Count >= MaxDocuments || _characters + characters > MaxCharacters)
            {
                _compiled.Clear();
                _characters = 0;
            }

            _characters += _compiled.TryAdd(document.Document.Hash, document) ? characters : 0;
        }
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
