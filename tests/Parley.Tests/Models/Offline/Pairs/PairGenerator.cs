using System.Globalization;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Draws pairs from pools of concepts. The same seed gives the same pairs.</summary>
/// <param name="pools">Each pool is what one agent's skills may speak of.</param>
public sealed class PairGenerator(int seed, IReadOnlyList<IReadOnlyList<Concept>> pools, ITaskWording wording)
{
    private readonly Random _random = new(seed);

    public IEnumerable<Pair> Take(int count) => Enumerable.Range(0, count).Select(number => Draw(number));

    private Pair Draw(int number)
    {
        var pool = pools[_random.Next(pools.Count)];
        var drawn = pool.OrderBy(_ => _random.Next()).ToList();
        var described = _random.Next(10) < 6;
        var main = Skill(drawn, described, 1 + _random.Next(4), 1 + _random.Next(4), []);
        var skills = new List<SkillSpec> { main };
        var needed = new List<string> { main.Id };
        switch (_random.Next(4))
        {
            case 0:
                var other = pools[_random.Next(pools.Count)].OrderBy(_ => _random.Next()).ToList();
                skills.Insert(_random.Next(2), Skill(other, _random.Next(2) == 0, 1 + _random.Next(3), 1 + _random.Next(3), skills));
                break;
            case 1 when drawn.Count >= 4:
                var second = Skill(drawn, described, 1 + _random.Next(2), 1 + _random.Next(2), skills, main.Inputs[_random.Next(main.Inputs.Count)]);
                skills.Insert(_random.Next(2), second);
                needed.Add(second.Id);
                break;
        }

        return Task(number, skills, needed);
    }

    private Pair Task(int number, List<SkillSpec> skills, List<string> needed)
    {
        var isReshaped = number % 3 == 2;
        var used = skills.Where(skill => needed.Contains(skill.Id)).ToList();
        var inputs = used.SelectMany(skill => skill.Inputs).OrderByDescending(leaf => leaf.IsAlwaysThere).DistinctBy(leaf => leaf.Id).ToList();
        inputs = Thinned(inputs);
        var outputs = used.SelectMany(skill => Some(skill.Outputs)).DistinctBy(leaf => leaf.Id).ToList();
        var task = wording.Task(_random, isReshaped, Shuffle(inputs), Shuffle(outputs), used);
        var values = new Values(_random);
        var present = Leaves.Present(task.Inputs, _random);
        return new Pair
        {
            Number = number,
            IsReshaped = isReshaped,
            Skills = skills,
            Needed = needed,
            Description = task.Description,
            Inputs = task.Inputs,
            Outputs = task.Outputs,
            Input = Leaves.Value(task.Inputs, leaf => present.Contains(leaf.Id) ? values.Of(leaf.Kind) : default),
        };
    }

    private SkillSpec Skill(List<Concept> pool, bool described, int inputs, int outputs, List<SkillSpec> others, Leaf? shared = null)
    {
        var snake = _random.Next(3) == 0;
        var taken = Math.Min(inputs + outputs, pool.Count);
        var concepts = pool.GetRange(0, taken);
        pool.RemoveRange(0, taken);
        var split = Math.Max(1, Math.Min(inputs, taken - 1));
        var ins = Grouped(concepts.Take(split), described, snake, others.Count);
        var outs = Grouped(concepts.Skip(split), described, snake, others.Count);
        if (shared is not null && ins.All(leaf => leaf.Path[0] != shared.Path[0]))
        {
            ins = [shared with { Required = true, GroupRequired = true }, .. ins];
        }

        var subject = concepts[^1].Words;
        var id = Naming.Camel($"{(_random.Next(2) == 0 ? "get" : "find")} {subject}");
        id = others.Any(other => other.Id == id) ? id + "2" : id;
        return new SkillSpec(id, $"{wording.Verb(_random)} the {string.Join(" and the ", concepts.Skip(split).Select(concept => concept.Words))} by {string.Join(" and ", concepts.Take(split).Select(concept => concept.Words))}.", ins, outs);
    }

    // Ids carry the skill's number, so that two skills that name a thing alike still mean two things.
    private IReadOnlyList<Leaf> Grouped(IEnumerable<Concept> concepts, bool described, bool snake, int skill)
    {
        var nest = _random.Next(3) > 0;
        var groupRequired = _random.Next(4) > 0;
        return [.. concepts.Select(concept => LeafOf(concept, described, snake, nest, groupRequired, skill.ToString(CultureInfo.InvariantCulture)))];
    }

    private Leaf LeafOf(Concept concept, bool described, bool snake, bool nest, bool groupRequired, string skill)
    {
        var isNested = nest && concept.Group.Length > 0;
        string Case(string words) => snake ? Naming.Snake(words) : Naming.Camel(words);
        IReadOnlyList<string> path = isNested ? [Case(concept.Group), Case(concept.Words)] : [Case($"{concept.Group} {concept.Words}".Trim())];
        return new Leaf($"{skill}:{concept.Key}", path, concept.Kind, _random.Next(5) > 0)
        {
            Description = described ? concept.Description : null,
            GroupRequired = !isNested || groupRequired,
        };
    }

    // What an optional object requires stays or goes with it.
    private List<Leaf> Thinned(List<Leaf> leaves)
    {
        var groups = leaves.Where(leaf => !leaf.GroupRequired).Select(leaf => leaf.Path[0]).Distinct().ToDictionary(name => name, _ => _random.Next(4) > 0);
        return [.. leaves.Where(leaf => (leaf.GroupRequired || groups[leaf.Path[0]]) && (leaf.Required || _random.Next(4) > 0))];
    }

    private List<Leaf> Some(IReadOnlyList<Leaf> leaves)
    {
        var some = leaves.Where(_ => _random.Next(3) > 0).ToList();
        return some.Count > 0 ? some : [leaves[0]];
    }

    private List<Leaf> Shuffle(List<Leaf> leaves) => [.. leaves.OrderBy(_ => _random.Next())];
}
