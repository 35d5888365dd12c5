using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Words;

namespace Parley.Models.Offline.Matching;

/// <summary>A skill as a prompt shows it.</summary>
internal sealed record SkillView(string Id, string Description, Shape Input, Shape Output)
{
    public IReadOnlyList<string> Terms { get; } = [.. TermList.OfName(Id).Union(TermList.Of(Description))];

    /// <summary>The terms of the skill and of all that goes into and comes out of it.</summary>
    public IReadOnlyList<string> AllTerms { get; } =
        [.. TermList.OfName(Id).Union(TermList.Of(Description)).Union(Output.Fields.SelectMany(field => field.Terms.All)).Union(Input.Fields.SelectMany(field => field.Terms.FullName))];
}
