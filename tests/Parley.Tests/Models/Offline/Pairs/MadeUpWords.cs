namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Pools of concepts put together at random, so that no knowledge of any trade helps. Many share words: left valve pressure, right valve pressure, left valve age.</summary>
public static class MadeUpWords
{
    private const int PoolCount = 40;
    private const int PoolSize = 14;

    private static readonly string[] Modifiers = "left right upper lower inner outer primary secondary main spare early late previous current next first second internal external local remote raw net gross daily weekly".Split(' ');
    private static readonly string[] Things = "valve pump tank sensor contract invoice parcel ticket vessel crew cargo field harvest recipe oven lesson pupil match player stage actor parish meeting motion patent claim bridge tunnel turbine panel battery cable server router album track gallery statue permit licence".Split(' ');
    private static readonly string[] Qualities = "pressure age label colour length owner code level limit state mark position capacity serial grade volume title purpose origin target".Split(' ');
    private static readonly string[] Makers = "the inspector|our planning office|the night shift|an outside auditor|the central register|the person in charge".Split('|');
    private static readonly string[] Kinds = ["text", "text", "text", "date", "number", "number", "integer", "integer", "boolean", "enum red green blue", "enum open closed", "texts", "numbers", "integers", "records"];

    public static IReadOnlyList<IReadOnlyList<Concept>> Pools(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, PoolCount).Select(_ => Pool(random))];
    }

    private static IReadOnlyList<Concept> Pool(Random random)
    {
        var things = Some(Things, 3, random);
        var qualities = Some(Qualities, 7, random);
        var modifiers = Some(Modifiers, 3, random);
        var concepts = new Dictionary<string, Concept>();
        while (concepts.Count < PoolSize)
        {
            var (modifier, thing, quality) = (Pick(modifiers, random), Pick(things, random), Pick(qualities, random));
            var concept = random.Next(3) switch
            {
                0 => new Concept($"{modifier} {thing}", quality, Pick(Kinds, random), Describe(random, $"{quality} of the {modifier} {thing}")),
                1 => new Concept("", $"{thing} {quality}", Pick(Kinds, random), Describe(random, $"{quality} of the {thing}")),
                _ => new Concept("", $"{modifier} {thing} {quality}", Pick(Kinds, random), Describe(random, $"{quality} of the {modifier} {thing}")),
            };
            var words = string.Join(' ', $"{concept.Group} {concept.Words}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            concepts.TryAdd(words, concept);
        }

        return [.. concepts.Values];
    }

    private static string Describe(Random random, string phrase) => random.Next(4) switch
    {
        0 => $"The {phrase}",
        1 => $"{char.ToUpperInvariant(phrase[0])}{phrase[1..]}, as noted by {Pick(Makers, random)}",
        2 => $"What {Pick(Makers, random)} says is the {phrase}.",
        _ => $"The {phrase} (if unsure, ask {Pick(Makers, random)})",
    };

    private static string[] Some(string[] words, int count, Random random) => [.. words.OrderBy(_ => random.Next()).Take(count)];

    private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
}
