using Parley.Models.Offline;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

public sealed class PairTests
{
    private const int Count = 1000;

    public static TheoryData<string, int> Pools => new() { { "trades", 1 }, { "made up", 2 } };

    [Theory]
    [MemberData(nameof(Pools))]
    public void Language_reaches_the_right_answer(string pool, int seed) => Judge($"language, {pool}", Generator(pool, seed), chat => new LanguageMode(chat).Play);

    [Theory]
    [MemberData(nameof(Pools))]
    public void Documents_reach_the_right_answer(string pool, int seed) => Judge($"model with a document, {pool}", Generator(pool, seed), chat => new DocumentMode(chat).Play);

    [Theory]
    [MemberData(nameof(Pools))]
    public void Routines_reach_the_right_answer(string pool, int seed)
    {
        var runner = new RoutineRunner();
        Judge($"routine, {pool}", Generator(pool, seed), chat => new RoutineMode(chat, runner).Play);
    }

    private static PairGenerator Generator(string pool, int seed) => pool == "trades"
        ? new(seed, DomainWords.All, new DomainWording())
        : new(seed, MadeUpWords.Pools(seed), new MadeUpWording());

    private static void Judge(string mode, PairGenerator generator, Func<Chat, Func<Pair, string?>> play)
    {
        using var model = new OfflineModel();
        var chat = new Chat(model);
        var judgement = new Judgement(mode);
        foreach (var pair in generator.Take(Count))
        {
            judgement.Add(pair, play(chat)(pair));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(judgement.Figures);
        Assert.True(judgement.Passes, judgement.ToString());
    }
}
