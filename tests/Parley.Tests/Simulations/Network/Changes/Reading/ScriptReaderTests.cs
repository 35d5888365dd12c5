using Parley.Protocol.Json;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Changes.Reading;

namespace Parley.Tests.Simulations.Network.Changes.Reading;

public sealed class ScriptReaderTests
{
    [Fact]
    public void Changes_come_in_the_order_in_which_they_take_effect()
    {
        var script = Read("""
            {"at": 9, "remove": "hotel1", "instead": "hotel4"},
            {"at": 3, "replace": "restaurant1", "model": "gpt-4o", "data": "documents"},
            {"at": 7, "ask": "todaysWeather", "of": "weather-server", "every": 10},
            {"at": 3, "add": "hotel4", "like": "hotel1", "model": "gemini-1.5-pro"},
            {"at": 8, "change": "restaurant3", "skill": "bookTable", "rename": {"numPeople": "guests"}},
            {"at": 10, "change": "restaurant3", "skill": "bookTable", "rename": {"guests": "heads"}}
            """);
        Assert.Equal(
            ["3 restaurant1 replaced: gpt-4o, documents", "3 hotel4 added: gemini-1.5-pro, tables", "7 one query in 10 asks weather-server/todaysWeather", "8 restaurant3/bookTable renames numPeople to guests", "9 hotel1 removed, hotel4 instead", "10 restaurant3/bookTable renames guests to heads"],
            script.Changes.Select(change => $"{change.At} {change.Words}"));
        Assert.Equal([3, 7, 8, 9, 10], script.Marks);
        Assert.Equal(["hotel4"], script.Added);
    }

    [Theory]
    [InlineData("7", "is no object but 7")]
    [InlineData("""{"at": 4}""", """says not what changes; it must have one of "replace", "change", "add", "remove", "ask""")]
    [InlineData("""{"at": 4, "replace": "hotel1", "remove": "hotel1"}""", """says "replace" and "remove" at once; make it 2 changes""")]
    [InlineData("""{"at": 101, "replace": "hotel1"}""", """has the "at" 101, which must be a number of a query of the run, 1 to 100""")]
    [InlineData("""{"at": 1.5, "replace": "hotel1"}""", "must be a number of a query")]
    [InlineData("""{"replace": "hotel1"}""", """lacks "at", which must be""")]
    [InlineData("""{"at": 4, "replace": "hotel9"}""", """names 'hotel9' in "replace", which is no server then; there are weather-server, """)]
    [InlineData("""{"at": 4, "replace": 9}""", """has the "replace" 9, which must be a text""")]
    [InlineData("""{"at": 4, "replace": "hotel1", "model": "gpt-9"}""", "names the model 'gpt-9'; there are gpt-4o, gemini-1.5-pro, llama-3-405b")]
    [InlineData("""{"at": 4, "replace": "hotel1", "data": "files"}""", """names the data 'files', which must be "tables" or "documents""")]
    [InlineData("""{"at": 4, "replace": "hotel1", "with": "x"}""", """has the member "with"; "replace" goes with "model", "data""")]
    [InlineData("""{"at": 4, "change": "hotel1", "skill": "fly", "rename": {"startDate": "from"}}""", "changes the skill 'fly' of hotel1, which has bookRoom")]
    [InlineData("""{"at": 4, "change": "hotel1", "skill": "bookRoom"}""", """lacks "rename", an object""")]
    [InlineData("""{"at": 4, "change": "hotel1", "skill": "bookRoom", "rename": {"stars": "from"}}""", "renames 'stars', which hotel1/bookRoom has not; it has startDate, endDate, status,")]
    [InlineData("""{"at": 4, "change": "hotel1", "skill": "bookRoom", "rename": {"startDate": "endDate"}}""", "renames 'startDate' to 'endDate', which is there already")]
    [InlineData("""{"at": 4, "change": "hotel1", "skill": "bookRoom", "rename": {"startDate": "a b"}}""", "which must be a name of letters and digits")]
    [InlineData("""{"at": 4, "change": "hotel1", "skill": "bookRoom", "rename": {"startDate": "from\n"}}""", "which must be a name of letters and digits")]
    [InlineData("""{"at": 4, "add": "Hotel4", "like": "hotel1"}""", "a server's name is lowercase letters")]
    [InlineData("""{"at": 4, "add": "hotel4\n", "like": "hotel1"}""", "a server's name is lowercase letters")]
    [InlineData("""{"at": 4, "add": "user3", "like": "hotel1"}""", "a server's name is lowercase letters")]
    [InlineData("""{"at": 4, "add": "hotel2", "like": "hotel1"}""", "adds 'hotel2', a name that somebody has or had")]
    [InlineData("""{"at": 4, "add": "bael", "like": "hotel1"}""", "adds 'bael', a name that somebody has or had")]
    [InlineData("""{"at": 4, "add": "hotel4"}""", """lacks "like""")]
    [InlineData("""{"at": 4, "remove": "hotel3", "instead": "hotel1"}""", "names hotel1 in place of hotel3, but it has no suggestRestaurant")]
    [InlineData("""{"at": 4, "remove": "hotel1", "instead": "hotel1"}""", "names hotel1 in place of itself")]
    [InlineData("""{"at": 4, "ask": "fly", "of": "hotel1", "every": 2}""", "asks hotel1 for 'fly'; it does bookRoom")]
    [InlineData("""{"at": 4, "ask": "bookRoom", "of": "hotel1", "every": 0}""", """has the "every" 0, which must be a number of queries""")]
    public void A_wrong_change_is_told_with_its_index(string change, string why)
    {
        var mistake = Assert.Single(Mistakes($$"""{"at": 1, "replace": "taxi1"}, {{change}}, {"at": 100, "replace": "taxi2"}"""));
        Assert.StartsWith("changes[1] ", mistake, StringComparison.Ordinal);
        Assert.Contains(why, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_told_in_the_order_of_the_file()
    {
        var mistakes = Mistakes("""
            {"at": 9, "replace": "hotel1"},
            {"at": 2, "add": "hotel4", "like": "hotel1", "model": "gpt-9"},
            {"at": 5, "remove": "hotel1", "instead": "hotel4"},
            {"at": 6, "ask": "bookRoom", "of": "hotel4", "every": 2}
            """);
        Assert.Equal(2, mistakes.Count);
        Assert.StartsWith("changes[0] names 'hotel1' in \"replace\", which is no server then", mistakes[0], StringComparison.Ordinal);
        Assert.StartsWith("changes[1] names the model 'gpt-9'", mistakes[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"changes": []}""")]
    [InlineData("""{"changes": [{"at": 4, "replace": "hotel1"}], "more": 1}""")]
    public void A_file_without_changes_is_none(string text) => Assert.Contains("""must be {"changes": [...]}""", Assert.Single(ScriptReader.Read(JsonText.Parse(text), 100, _ => false).Mistakes), StringComparison.Ordinal);

    private static NetworkScript Read(string changes)
    {
        var (script, mistakes) = ScriptReader.Read(JsonText.Parse($$"""{"changes": [{{changes}}]}"""), 100, name => name == "bael");
        Assert.Empty(mistakes);
        return script!;
    }

    private static IReadOnlyList<string> Mistakes(string changes)
    {
        var (script, mistakes) = ScriptReader.Read(JsonText.Parse($$"""{"changes": [{{changes}}]}"""), 100, name => name == "bael");
        Assert.Null(script);
        return mistakes;
    }
}
