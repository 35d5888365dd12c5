using Parley.Configuration;
using Parley.Protocol.Json;

namespace Parley.Tests.Hosting.Configuration;

public sealed class ConfigurationMistakeTests
{
    [Fact]
    public void All_mistakes_are_reported_at_once_each_with_its_path()
    {
        var read = Read("""
            { "nodes": {},
              "node": { "url": "five", "durability": "sometimes", "maxMessageBytes": "1 MB", "store": 7 },
              "models": { "llama": { "provider": "openai", "endpoint": "http://127.0.0.1:11434/v1", "apiKeyenv": "K" }, "odd": { "provider": "oracle" }, "tape": { "provider": "replay", "file": "gone.jsonl" } },
              "fetch": { "allow": ["localhost", 5] },
              "agents": {
                "Weather Man": { "description": "x" },
                "weather": { "model": "lama", "roles": { "program": "llama", "dream": "llama" }, "policy": "hasty", "promotion": "never", "reportsUsage": "yes",
                  "skills": {
                    "get-forecast": { "description": "x", "effect": "maybe", "schemas": "secret", "input": { "type": "objekt" }, "tool": { "kind": "ftp" } },
                    "find": { "description": "x", "input": { "type": "object", "properties": { "location": { "type": "string" } } }, "output": { "type": "object" },
                              "tool": { "kind": "http", "method": "FETCH", "url": "http://127.0.0.1:7001/{lokation}" } },
                    "think": { "description": "x", "input": { "type": "object" }, "output": { "type": "object" }, "tool": { "kind": "model" } },
                    "ask": { "description": "x", "input": { "type": "object" }, "output": { "type": "object" }, "tool": { "kind": "agent", "url": "mailto:bob" } },
                    "bare": { } } } } }
            """);
        string[] expected =
        [
            "nodes", "node.url", "node.store", "node.durability", "node.maxMessageBytes", "models.llama.apiKeyenv", "models.llama.model", "models.odd.provider", "models.tape.file",
            "fetch.allow[0]", "fetch.allow[1]", "agents[\"Weather Man\"]", "agents.weather.description", "agents.weather.model", "agents.weather.roles.dream", "agents.weather.policy",
            "agents.weather.promotion", "agents.weather.reportsUsage", "agents.weather.skills.get-forecast", "agents.weather.skills.get-forecast.effect",
            "agents.weather.skills.get-forecast.schemas", "agents.weather.skills.get-forecast.input", "agents.weather.skills.get-forecast.output", "agents.weather.skills.get-forecast.tool.kind",
            "agents.weather.skills.find.tool.method", "agents.weather.skills.find.tool.url", "agents.weather.skills.think.tool.prompt", "agents.weather.skills.ask.tool.url",
            "agents.weather.skills.bare.description", "agents.weather.skills.bare.input", "agents.weather.skills.bare.output", "agents.weather.skills.bare.tool",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), read.Mistakes.Select(mistake => mistake.Path).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "agnets": {} }""", "agnets", "did you mean \"agents\"?")]
    [InlineData("""{ "node": { "URL": "http://127.0.0.1" } }""", "node.URL", "did you mean \"url\"?")]
    [InlineData("""{ "node": { "colour": "red" } }""", "node.colour", "write one of name, url, store")]
    [InlineData("""{ "node": [] }""", "node", "must be an object { … } but is an array")]
    [InlineData("""{ "node": { "requestTimeoutSeconds": 0 } }""", "node.requestTimeoutSeconds", "from 1 to 3600 but is 0")]
    [InlineData("""{ "node": { "maxMessageBytes": 2000.5 } }""", "node.maxMessageBytes", "whole number")]
    [InlineData("""{ "models": { "default": { "provider": "openAI" } } }""", "models.default.provider", "\"offline\" or \"openai\" or \"replay\" but is \"openAI\"")]
    [InlineData("""{ "agents": { "a": { "description": "x", "model": "defualt" } } }""", "agents.a.model", "did you mean \"default\"?")]
    [InlineData("""{ "agents": { "a": { "description": "x", "policy": "fast" } } }""", "agents.a.policy", "\"paper\", \"library\", \"adaptive\"")]
    [InlineData("""{ "agents": { "a-": { "description": "x" } } }""", "agents.a-", "lowercase letters, digits and hyphens")]
    [InlineData("""{ "fetch": { "allow": "http://127.0.0.1:7000" } }""", "fetch.allow", "must be a list")]
    [InlineData("""{ "peers": { "burst": 0 } }""", "peers.burst", "from 1 to 1000000 but is 0")]
    [InlineData("""{ "peers": { "each": { "negotiationPerHour": 1 } } }""", "peers.each.negotiationPerHour", "did you mean \"negotiationsPerHour\"?")]
    [InlineData("""{ "peers": { "together": { "costPerDay": -1 } } }""", "peers.together.costPerDay", "currency units")]
    [InlineData("""{ "peers": { "trusted": { "192.0.2.7": 5 } } }""", "peers.trusted[\"192.0.2.7\"]", "must be an object")]
    public void Mistake_says_what_to_write(string json, string path, string words)
    {
        var mistake = Assert.Single(Read(json).Mistakes);
        Assert.Equal(path, mistake.Path);
        Assert.Contains(words, mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:7001/{lokation}", "{lokation}")]
    [InlineData("http://{location}/x", "host")]
    [InlineData("ftp://127.0.0.1/x", "http")]
    public void Address_of_a_tool_is_checked_against_the_input(string url, string words)
    {
        var mistake = Assert.Single(Read($$"""
            { "agents": { "a": { "description": "x", "skills": { "find": { "description": "x", "input": { "type": "object", "properties": { "location": {} } }, "output": {},
              "tool": { "kind": "http", "url": "{{url}}" } } } } } }
            """).Mistakes);
        Assert.Equal("agents.a.skills.find.tool.url", mistake.Path);
        Assert.Contains(words, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_schema_is_reported_in_the_validators_words()
    {
        var mistake = Assert.Single(Read("""
            { "agents": { "a": { "description": "x", "skills": { "find": { "description": "x", "input": { "type": "object", "properties": { "age": { "minimum": "0" } } }, "output": {},
              "tool": { "kind": "model", "prompt": "x" } } } } } }
            """).Mistakes);
        Assert.Equal("agents.a.skills.find.input", mistake.Path);
        Assert.Contains("#/properties/age/minimum", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exception_lists_every_mistake()
    {
        var failure = new ParleyConfigurationException(Read("""{ "a": 1, "b": 2 }""").Mistakes);
        Assert.Contains("- a: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("- b: ", failure.Message, StringComparison.Ordinal);
    }

    private static ParleyConfiguration Read(string json) => ParleyConfiguration.Read(JsonText.Parse(json), AppContext.BaseDirectory);
}
