using Parley.Models.Offline;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

public sealed class PairTests
{
    private const int Count = 1000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Language_reaches_the_right_answer(int seed)
    {
        using var model = new OfflineModel();
        var mode = new LanguageMode(new Chat(model));
        var judgement = new Judgement("language");
        foreach (var pair in new PairGenerator(seed, DomainWords.All, new DomainWording()).Take(Count))
        {
            judgement.Add(pair, mode.Play(pair));
        }

        Assert.True(judgement.Passes, judgement.ToString());
    }
}
