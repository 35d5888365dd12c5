using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms.Prose;
using Parley.Protocol.Documents;

namespace Parley.Models.Offline.Forms;

/// <summary>Reads a protocol document: its schemas where it has them, else its prose.</summary>
internal static class DocumentFormReader
{
    /// <summary>Null when no request and reply can be made out.</summary>
    public static DocumentForm? Read(string text)
    {
        if (!ProtocolDocument.TryParse(text, new DocumentLimits(), out var document, out _))
        {
            return null;
        }

        return document.IsTyped ? OfSchemas(document, document.Schemas) : ProseFormReader.Read(document);
    }

    private static DocumentForm OfSchemas(ProtocolDocument document, DocumentSchemas schemas)
    {
        var reply = ShapeReader.Read(schemas.Reply);
        var error = reply.Fields.FirstOrDefault(ErrorField.IsOne);
        var isError = error is { IsRequired: false } && reply.Fields.All(other => other == error || !other.IsRequired);
        return new DocumentForm
        {
            About = $"{document.Name}. {document.Description}",
            Request = new ValueForm(ShapeReader.Read(schemas.Request)),
            Reply = new ValueForm(reply),
            Error = isError ? new ValueForm(Shape.Of([error!])) : null,
            IsTyped = true,
        };
    }
}
