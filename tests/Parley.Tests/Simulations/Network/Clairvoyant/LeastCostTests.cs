using Parley.Simulations.Network.Clairvoyant;

namespace Parley.Tests.Simulations.Network.Clairvoyant;

public sealed class LeastCostTests
{
    private const int MostExchanges = 8;

    private static readonly (bool IsLanguage, bool SenderPays, bool ReceiverPays)[] Ways = [(true, false, false), (false, false, false), (false, true, false), (false, false, true), (false, true, true)];

    [Fact]
    public void Equals_what_trying_everything_finds()
    {
        var random = new Random(20);
        var boughtByDocument = 0;
        for (var i = 0; i < 200; i++)
        {
            var skill = Any(random);
            var expected = skill.FirstUsd + LeastOf(skill);
            Assert.Equal(expected, LeastCost.Of(skill));
            boughtByDocument += expected < skill.FirstUsd + skill.Later.Sum(exchanges => exchanges.Count * exchanges.LanguageUsd) ? 1 : 0;
        }

        Assert.InRange(boughtByDocument, 50, 150);
    }

    [Fact]
    public void What_can_not_be_had_is_not_bought()
    {
        var skill = new SkillDemand(1, [new ExchangeDemand("a", 9, 1, null, null)], null, new Dictionary<string, decimal> { ["a"] = 0.1m }, 0.1m);
        Assert.Equal(10, LeastCost.Of(skill));
        Assert.Equal(1.7m, LeastCost.Of(skill with { NegotiationUsd = 0.5m }));
        Assert.Equal(10, LeastCost.Of(skill with { NegotiationUsd = 0.5m, ReceiverRoutineUsd = null }));
    }

    private static SkillDemand Any(Random random)
    {
        decimal Price(int most) => random.Next(1, most) / 100m;
        decimal? Perhaps(int most) => random.Next(5) == 0 ? null : Price(most);
        var later = new List<ExchangeDemand>();
        for (var left = random.Next(MostExchanges); left > 0;)
        {
            var count = random.Next(1, left + 1);
            later.Add(new ExchangeDemand(random.Next(2) == 0 ? "a" : "b", count, Price(100), Perhaps(60), Perhaps(60)));
            left -= count;
        }

        var routines = new[] { "a", "b" }.Select(task => (Task: task, Usd: Perhaps(120))).Where(routine => routine.Usd is not null).ToDictionary(routine => routine.Task, routine => routine.Usd!.Value);
        return new SkillDemand(Price(100), later, Perhaps(120), routines, Perhaps(120));
    }

    /// <summary>Every way of every exchange, each routine paid once for whoever uses it.</summary>
    private static decimal LeastOf(SkillDemand skill)
    {
        List<ExchangeDemand> exchanges = [.. skill.Later.SelectMany(kind => Enumerable.Repeat(kind with { Count = 1 }, (int)kind.Count))];
        var least = decimal.MaxValue;
        var chosen = new (bool IsLanguage, bool SenderPays, bool ReceiverPays)[exchanges.Count];
        Try(0);
        return least;

        void Try(int at)
        {
            if (at == exchanges.Count)
            {
                least = Price() is { } usd && usd < least ? usd : least;
                return;
            }

            foreach (var way in Ways)
            {
                chosen[at] = way;
                Try(at + 1);
            }
        }

        decimal? Price()
        {
            decimal? usd = chosen.All(way => way.IsLanguage) ? 0 : skill.NegotiationUsd;
            usd += chosen.Any(way => way is { IsLanguage: false, ReceiverPays: false }) ? skill.ReceiverRoutineUsd : 0;
            foreach (var task in exchanges.Where((_, i) => chosen[i] is { IsLanguage: false, SenderPays: false }).Select(kind => kind.Task).Distinct())
            {
                usd += skill.SenderRoutineUsd.TryGetValue(task, out var routine) ? routine : null;
            }

            for (var i = 0; i < exchanges.Count; i++)
            {
                usd += chosen[i].IsLanguage ? exchanges[i].LanguageUsd : (chosen[i].SenderPays ? exchanges[i].SenderModelUsd : 0) + (chosen[i].ReceiverPays ? exchanges[i].ReceiverModelUsd : 0);
            }

            return usd;
        }
    }
}
