using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Matching;

/// <summary>A skill as a prompt shows it.</summary>
internal sealed record SkillView(string Id, string Description, Shape Input, Shape Output)
{
    public IReadOnlyList<string> Terms { get; } = [.. TermList.OfName(Id).Union(TermList.Of(Description))];
}
