namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Plain tasks use the skill's names. Reshaped ones have names of their own and flatten, and say in their descriptions what the skill calls it.</summary>
public sealed class DomainWording : ITaskWording
{
    private static readonly string[] Names = ["field", "param", "arg", "x", "info", "val", "key", "item", "p", "what", "thing", "entry"];

    public string Verb(Random random) => ((string[])["Looks up", "Finds", "Computes", "Gives"])[random.Next(4)];

    public TaskWords Task(Random random, bool reshape, IReadOnlyList<Leaf> inputs, IReadOnlyList<Leaf> outputs, IReadOnlyList<SkillSpec> skills)
    {
        var description = random.Next(2) == 0
            ? $"Find out the {string.Join(" and the ", outputs.Select(Words))}."
            : string.Join(' ', skills.Select(skill => skill.Description));
        if (!reshape)
        {
            return new TaskWords(description, Plain(random, inputs), Plain(random, outputs));
        }

        var flatten = random.Next(3) > 0;
        var rename = !flatten || random.Next(2) == 0;
        return new TaskWords(description, Reshape(random, inputs, rename, flatten), Reshape(random, outputs, rename, flatten));
    }

    private static IReadOnlyList<Leaf> Plain(Random random, IReadOnlyList<Leaf> leaves)
        => random.Next(4) == 0 ? [.. leaves.Select(leaf => leaf with { Description = null })] : Unique(leaves);

    private static IReadOnlyList<Leaf> Reshape(Random random, IReadOnlyList<Leaf> leaves, bool rename, bool flatten)
        => Unique([.. leaves.Select((leaf, i) => Reshape(random, leaf, i, rename, flatten))]);

    private static Leaf Reshape(Random random, Leaf leaf, int number, bool rename, bool flatten)
    {
        var name = rename ? $"{Names[random.Next(Names.Length)]}{(random.Next(2) == 0 ? number : "")}" : leaf.Path[^1];
        IReadOnlyList<string> path = flatten || leaf.Path.Count == 1
            ? [rename ? name : Naming.Camel(string.Join(' ', leaf.Path.Select(Naming.Spoken)))]
            : [leaf.Path[0], name];
        return leaf with { Path = path, GroupRequired = path.Count == 1 || leaf.GroupRequired, Required = path.Count == 1 ? leaf.IsAlwaysThere : leaf.Required, Description = Describe(random, leaf) };
    }

    private static string Describe(Random random, Leaf leaf) => random.Next(4) switch
    {
        0 => $"The {Words(leaf)}",
        1 when leaf.Description is not null => $"{leaf.Description} ({Words(leaf)})",
        2 when leaf.Description is not null && leaf.Path.Count == 1 => leaf.Description,
        _ => $"the {Words(leaf)} that is meant",
    };

    private static string Words(Leaf leaf) => string.Join(" of the ", leaf.Path.Reverse().Select(Naming.Spoken));

    private static IReadOnlyList<Leaf> Unique(IReadOnlyList<Leaf> leaves)
    {
        var seen = new HashSet<string>();
        return [.. leaves.Select((leaf, i) => seen.Add(string.Join('/', leaf.Path)) ? leaf : leaf with { Path = [.. leaf.Path.SkipLast(1), $"{leaf.Path[^1]}{i}{i}"] })];
    }
}
