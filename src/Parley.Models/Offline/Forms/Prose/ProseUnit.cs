namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Which body a piece of a document speaks of.</summary>
internal enum ProseRole
{
    None,
    Request,
    Reply,
    Error,
}

/// <summary>A sentence, or a block of example text, of a document in prose.</summary>
internal sealed record ProseUnit(ProseRole Role, string Text, bool IsBlock);
