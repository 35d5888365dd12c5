using Parley.Protocol.Json;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Changes.Reading;
using Parley.Simulations.Network.Running;

namespace Parley.InteropTests.Simulations.Network;

/// <summary>A short run in which every kind of change happens, and those are asked whom it befalls.</summary>
internal static class EveryChange
{
    private const int Queries = 120;

    public static NetworkOptions Options { get; } = new NetworkOptions { Users = 12, Queries = Queries }.Follow(Script());

    private static NetworkScript Script()
    {
        const string Text = """
            {"changes": [
              {"at": 40, "replace": "restaurant1", "model": "gpt-4o", "data": "documents"},
              {"at": 50, "replace": "hotel2", "data": "tables"},
              {"at": 41, "ask": "bookTable", "of": "restaurant1", "every": 6},
              {"at": 52, "ask": "bookRoom", "of": "hotel2", "every": 5},
              {"at": 60, "change": "restaurant3", "skill": "bookTable", "rename": {"numPeople": "guests"}},
              {"at": 70, "add": "hotel4", "like": "hotel1", "model": "gemini-1.5-pro"},
              {"at": 75, "remove": "hotel1", "instead": "hotel4"},
              {"at": 90, "ask": "forecast", "of": "weather-server", "every": 4}
            ]}
            """;
        var (script, mistakes) = ScriptReader.Read(JsonText.Parse(Text), Queries, _ => false);
        Assert.Empty(mistakes);
        return script!;
    }
}
