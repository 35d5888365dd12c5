using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Matching;

/// <summary>What a caller wants: what it is about, what it gives, what must come back.</summary>
internal sealed record Wish(string About, Shape Given, Shape Wanted)
{
    public IReadOnlyList<string> Terms { get; } = TermList.Of(About);
}
