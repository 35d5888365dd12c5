using Parley.Models.Offline;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

public sealed class PairTests
{
    private const int Count = 1000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Language_reaches_the_right_answer(int seed) => Judge("language", Domains(seed), chat => new LanguageMode(chat).Play);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Documents_reach_the_right_answer(int seed) => Judge("model with a document", Domains(seed), chat => new DocumentMode(chat).Play);

    [Theory]
    [InlineData(1)]
    public void Routines_reach_the_right_answer(int seed)
    {
        using var runner = new NodeRunner();
        Judge("routine", Domains(seed), chat => new RoutineMode(chat, runner).Play);
    }

    private static PairGenerator Domains(int seed) => new(seed, DomainWords.All, new DomainWording());

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
