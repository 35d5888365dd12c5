namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Reshaped tasks abbreviate, turn names round or give a field the name of another; their descriptions keep the skill's words in another order and among others.</summary>
public sealed class MadeUpWording : ITaskWording
{
    public string Verb(Random random) => ((string[])["Returns", "Reports", "Works out", "Checks"])[random.Next(4)];

    public TaskWords Task(Random random, bool reshape, IReadOnlyList<Leaf> inputs, IReadOnlyList<Leaf> outputs, IReadOnlyList<SkillSpec> skills)
    {
        var description = random.Next(3) switch
        {
            0 => $"We need the {string.Join(", the ", outputs.Select(Words))}.",
            1 => $"Get {Words(outputs[0])} for our records",
            _ => string.Join(' ', skills.Select(skill => skill.Description)),
        };
        return reshape
            ? new TaskWords(description, Reshape(random, inputs), Reshape(random, outputs))
            : new TaskWords(description, inputs, outputs);
    }

    private static IReadOnlyList<Leaf> Reshape(Random random, IReadOnlyList<Leaf> leaves)
    {
        var flatten = random.Next(4) > 0;
        var style = random.Next(3);
        var others = leaves.OrderBy(_ => random.Next()).ToList();
        var seen = new HashSet<string>();
        return [.. leaves.Select((leaf, i) => Reshape(random, leaf, others[i], style, flatten)).Select((leaf, i) => seen.Add(string.Join('/', leaf.Path)) ? leaf : leaf with { Path = [.. leaf.Path.SkipLast(1), $"{leaf.Path[^1]}_{i}"] })];
    }

    private static Leaf Reshape(Random random, Leaf leaf, Leaf other, int style, bool flatten)
    {
        var words = Words(leaf).Split(' ').Where(word => word is not ("of" or "the")).ToList();
        var name = style switch
        {
            0 => string.Concat(words.Select(word => word[..Math.Min(2, word.Length)])),
            1 => Naming.Camel(string.Join(' ', words.AsEnumerable().Reverse())),
            _ => "our" + char.ToUpperInvariant(other.Path[^1][0]) + other.Path[^1][1..],
        };
        IReadOnlyList<string> path = flatten || leaf.Path.Count == 1 ? [name] : [leaf.Path[0], name];
        return leaf with
        {
            Path = path,
            GroupRequired = path.Count == 1 || leaf.GroupRequired,
            Required = path.Count == 1 ? leaf.IsAlwaysThere : leaf.Required,
            Description = Describe(random, leaf, words),
        };
    }

    private static string Describe(Random random, Leaf leaf, List<string> words) => random.Next(4) switch
    {
        0 => $"Our own term for the {Words(leaf)}",
        1 => $"{char.ToUpperInvariant(words[^1][0])}{words[^1][1..]} of {string.Join(' ', words.SkipLast(1))}, used in the yearly report",
        2 => $"{string.Join(' ', words)}; leave nothing out",
        _ => leaf.Description ?? $"Which {Words(leaf)} it is",
    };

    private static string Words(Leaf leaf) => string.Join(" of the ", leaf.Path.Reverse().Select(Naming.Spoken));
}
