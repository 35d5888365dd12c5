namespace Parley.Protocol.Documents;

/// <summary>Collects what reading a document tolerated; bounded, so that a hostile document can't grow it.</summary>
internal sealed class DocumentNotes
{
    private const int MaxNotes = 16;
    private readonly List<string> _notes = [];

    public void Add(string note)
    {
        if (_notes.Count < MaxNotes && !_notes.Contains(note))
        {
            _notes.Add(note);
        }
    }

    public IReadOnlyList<string> ToList() => [.. _notes];
}
