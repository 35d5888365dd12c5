using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Words;

/// <summary>A field's words by where they stand.</summary>
/// <param name="Name">Stems of its own name.</param>
/// <param name="Owners">Stems of what it belongs to.</param>
/// <param name="Description">Stems of what is said about it.</param>
/// <param name="OwnerDescription">Stems of what is said about what it belongs to.</param>
internal sealed record FieldTerms(IReadOnlyList<string> Name, IReadOnlyList<string> Owners, IReadOnlyList<string> Description, IReadOnlyList<string> OwnerDescription)
{
    /// <summary>Stems of its full name.</summary>
    public IReadOnlyList<string> FullName { get; } = [.. Name.Union(Owners)];

    /// <summary>Stems of all that is said about it.</summary>
    public IReadOnlyList<string> Described { get; } = Description.Count == 0 ? [] : [.. Description.Union(OwnerDescription)];

    /// <summary>Everything that is known of it, once.</summary>
    public IReadOnlyList<string> All { get; } = [.. Name.Union(Owners).Union(Description).Union(OwnerDescription)];

    public static FieldTerms Of(Field field) => new(
        TermList.OfName(field.Name),
        [.. field.Owners.SelectMany(TermList.OfName).Distinct()],
        TermList.Of(field.Description),
        TermList.Of(field.OwnerDescription));
}
