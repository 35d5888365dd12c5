using Parley.Protocol.Json;
using Parley.Simulations.Network;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Population.Actions;

namespace Parley.Tests.Simulations.Network.Population.Actions;

public sealed class ActionReaderTests
{
    [Fact]
    public void Entries_become_steps_in_their_order()
    {
        var play = Read("""
            [["bael", ["skiResort2", "rentSki"], {"date": "2023-11-04", "type": "racing"}],
             ["agares", ["weather-server", "queryWeather"], {"date": "2023-11-04", "location": "Paris, France"}],
             ["protocolDb3", [null, "synchronization"], null],
             ["agares", ["cinema1", "availableMovies"], {"date": ["2024-03-18"]}]]
            """).Play(new Draw(7));
        Assert.Equal(
            ["q1 bael ski-resort2/rentSki {\"date\":\"2023-11-04\",\"type\":\"racing\"}", "q2 agares weather-server/queryWeather {\"date\":\"2023-11-04\",\"location\":\"Paris, France\"}", "database 2", "q3 agares cinema1/availableMovies {\"date\":\"2024-03-18\"}"],
            play.Steps.Select(step => step is Step.Ask { Query: var query } ? $"{query.Id} {query.User} {query.Pair} {JsonText.Write(query.Input)}" : $"database {((Step.Synchronize)step).Database}"));
        // Whoever asks most is first, as in the demo's list of users.
        Assert.Equal([("agares", "gpt-4o", 2), ("bael", "gemini-1.5-pro", 1)], play.Users.Select(user => (user.Name, user.Model, user.Budget)));
    }

    [Theory]
    [InlineData("""{}""", "must be [user, [server, task], input]")]
    [InlineData("""["bael", ["hotel1", "bookRoom"]]""", "must be [user, [server, task], input]")]
    [InlineData("""["bael", "hotel1", {}]""", "must be [user, [server, task], input]")]
    [InlineData("""[7, ["hotel1", "bookRoom"], {}]""", "must be [user, [server, task], input]")]
    [InlineData("""["Bael", ["hotel1", "bookRoom"], {}]""", "a user's name is lowercase letters")]
    [InlineData("""["bael\n", ["hotel1", "bookRoom"], {}]""", "a user's name is lowercase letters")]
    [InlineData("""["hotel1", ["hotel2", "bookRoom"], {"startDate": "2024-01-01", "endDate": "2024-01-02"}]""", "names the user 'hotel1', which is a server")]
    [InlineData("""["database1", ["hotel2", "bookRoom"], {}]""", "names the user 'database1'")]
    [InlineData("""["bael", ["hotel9", "bookRoom"], {}]""", "asks \"hotel9\", which is no server whom users ask; those are weather-server,")]
    [InlineData("""["bael", ["deliveryService", "requestDelivery"], {}]""", "which is no server whom users ask")]
    [InlineData("""["bael", [4, "bookRoom"], {}]""", "asks 4, which is no server")]
    [InlineData("""["bael", ["skiResort1", "queryWeather"], {}]""", "asks ski-resort1 for 'queryWeather'; it does bookRoom, rentSki")]
    [InlineData("""["bael", ["hotel1", "bookRoom"], null]""", "an input that is no object but null")]
    [InlineData("""["bael", ["hotel1", "bookRoom"], {"startDate": "2024-01-01"}]""", "gives bookRoom an input of which $ ")]
    [InlineData("""["bael", ["hotel1", "bookRoom"], {"startDate": ["2024-01-01", "2024-01-02"], "endDate": "2024-01-02"}]""", "of which $.startDate ")]
    [InlineData("""["bael", ["hotel1", "bookRoom"], {"startDate": "2024-01-01", "endDate": "2024-01-02", "stars": 4}]""", "the member 'stars', which it does not take")]
    [InlineData("""["protocolDb4", [null, "synchronization"], null]""", "there are protocolDb1 to protocolDb3")]
    [InlineData("""["protocolDb1", [null, "forget"], null]""", "only \"synchronization\" has none")]
    public void A_wrong_entry_is_told_with_its_index_and_what_is_expected(string entry, string why)
    {
        var mistake = Assert.Single(Mistakes($"""[["protocolDb1", [null, "synchronization"], null], {entry}, ["bael", ["restaurant1", "openingTimes"], {"{}"}]]"""));
        Assert.StartsWith("[1] ", mistake, StringComparison.Ordinal);
        Assert.Contains(why, mistake, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""[["protocolDb1", [null, "synchronization"], null]]""")]
    public void A_file_that_asks_nothing_is_none(string text) => Assert.Single(Mistakes(text));

    [Fact]
    public void Many_mistakes_are_counted()
    {
        var mistakes = Mistakes($"[{string.Join(", ", Enumerable.Repeat("1", 50))}]");
        Assert.Equal(ActionReader.MaxMistakes + 1, mistakes.Count);
        Assert.Equal("and 30 more entries are wrong", mistakes[^1]);
    }

    private static ActionList Read(string text)
    {
        var (actions, mistakes) = ActionReader.Read(JsonText.Parse(text));
        Assert.Empty(mistakes);
        return actions!;
    }

    private static IReadOnlyList<string> Mistakes(string text)
    {
        var (actions, mistakes) = ActionReader.Read(JsonText.Parse(text));
        Assert.Null(actions);
        return mistakes;
    }
}
