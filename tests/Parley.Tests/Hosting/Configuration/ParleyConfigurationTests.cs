using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Options;
using Parley.Protocol.Json;

namespace Parley.Tests.Hosting.Configuration;

public sealed class ParleyConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-configuration-").FullName;

    /// <summary>The shape that is promised to users; it must load as it stands.</summary>
    internal const string Promised = """
        { "node":   { "url": "http://127.0.0.1:5080", "store": "parley.db" },
          "models": { "default": { "provider": "offline" },
                      "llama":   { "provider": "openai", "endpoint": "http://127.0.0.1:11434/v1", "model": "llama3.3", "apiKeyEnv": "LLAMA_KEY",
                                   "price": { "inputPerMillion": 5.0, "outputPerMillion": 10.0 } } },
          "fetch":  { "allow": ["http://127.0.0.1:7000"] },
          "agents": { "weather": { "description": "Forecasts for European cities.", "model": "default", "roles": { "program": "llama" },
              "skills": { "getForecast": { "description": "Forecast for a city on a day.", "effect": "none", "schemas": "public",
                  "input":  { "type": "object", "properties": { "location": { "type": "string" }, "date": { "type": "string", "format": "date" } }, "required": ["location", "date"] },
                  "output": { "type": "object", "properties": { "temperature": { "type": "number" } }, "required": ["temperature"] },
                  "tool":   { "kind": "http", "method": "GET", "url": "http://127.0.0.1:7001/forecast?location={location}&date={date}" } } } } } }
        """;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Promised_shape_loads_as_it_stands()
    {
        var read = Load(Promised);
        Assert.Empty(read.Mistakes);
        Assert.Equal(new Uri("http://127.0.0.1:5080"), read.Options.Node.Url);
        Assert.Equal(Path.Combine(_folder, "parley.db"), read.Options.Store.Path);
        Assert.Equal(["http://127.0.0.1:7000"], read.Options.Fetch.AllowedOrigins);
        Assert.Equal(new Price(5, 10), read.Options.Models["llama"].Price);
        var agent = read.Options.Agents["weather"];
        Assert.Equal("llama", agent.Roles[ModelRole.Program]);
        var skill = agent.Skills["getForecast"];
        Assert.Equal(SkillEffect.None, skill.Effect);
        Assert.Equal("date", skill.Input["properties"]["date"]["format"].AsString);
        Assert.Equal("http://127.0.0.1:7001/forecast?location={location}&date={date}", Assert.IsType<ToolOptions.Http>(skill.Tool).Call.Url);
    }

    [Fact]
    public void Missing_key_variable_is_a_warning_that_names_who_is_affected()
    {
        var read = Load(Promised.Replace("LLAMA_KEY", "PARLEY_TEST_NO_SUCH_KEY", StringComparison.Ordinal));
        Assert.Empty(read.Mistakes);
        var warning = Assert.Single(read.Warnings);
        Assert.Equal("models.llama.apiKeyEnv", warning.Path);
        Assert.Contains("weather", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extra_keys_are_read()
    {
        var read = Load("""
            { "node": { "name": "tower", "store": ":memory:", "durability": "strict", "maxMessageBytes": 2048, "requestTimeoutSeconds": 2.5 },
              "retention": { "recordDays": 90, "bodyDays": 7, "effectDays": 0.5 },
              "models": { "slow": { "provider": "offline", "timeoutSeconds": 300, "price": { "inputPerMillion": 0.1, "currency": "EUR" } } },
              "agents": { "city-tours": { "description": "Tours.", "policy": "paper", "promotion": "approve", "reportsUsage": true,
                "skills": { "plan": { "description": "Plans.", "schemas": "negotiated", "input": { "type": "object" }, "output": { "type": "object" },
                            "tool": { "kind": "model", "prompt": "Plan it.", "model": "slow" } },
                            "pay":  { "description": "Pays.", "input": { "type": "object" }, "output": { "type": "object" },
                            "tool": { "kind": "agent", "url": "http://127.0.0.1:9/agents/bank" } } } } } }
            """);
        Assert.Empty(read.Mistakes);
        Assert.True(read.Options.StoreInMemory);
        Assert.Equal(Durability.Durable, read.Options.Node.Durability);
        Assert.Equal((2048, TimeSpan.FromSeconds(2.5)), (read.Options.Node.MaxMessageBytes, read.Options.Node.RequestTimeout));
        Assert.Equal((TimeSpan.FromDays(90), TimeSpan.FromDays(7), TimeSpan.FromHours(12)), (read.Options.Retention.Records, read.Options.Retention.Bodies, read.Options.Retention.Effects));
        Assert.Equal(new Price(0.1m, 0, "EUR"), read.Options.Models["slow"].Price);
        var agent = read.Options.Agents["city-tours"];
        Assert.Equal(("paper", true, true), (agent.Policy, agent.RequiresApproval, agent.ReportsUsage));
        Assert.Equal(SkillVisibility.Negotiated, agent.Skills["plan"].Visibility);
        Assert.Equal(new ToolOptions.Model("Plan it.", "slow"), agent.Skills["plan"].Tool);
        Assert.Equal(SkillEffect.Once, agent.Skills["pay"].Tool!.ImpliedEffect);
    }

    [Theory]
    [InlineData("GET", SkillEffect.None)]
    [InlineData("PUT", SkillEffect.Idempotent)]
    [InlineData("POST", SkillEffect.Once)]
    public void Effect_that_nobody_states_follows_the_method(string method, SkillEffect effect)
    {
        var read = Load(Promised.Replace("\"effect\": \"none\", ", "", StringComparison.Ordinal).Replace("GET", method, StringComparison.Ordinal));
        var skill = read.Options.Agents["weather"].Skills["getForecast"];
        Assert.Null(skill.Effect);
        Assert.Equal(effect, skill.Tool!.ImpliedEffect);
    }

    [Fact]
    public void Missing_file_says_so()
    {
        var mistake = Assert.Single(ParleyConfiguration.Load(Path.Combine(_folder, "none.json")).Mistakes);
        Assert.Contains("no such file", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_json_says_where()
    {
        var mistake = Assert.Single(Load("{ \"node\": {\n \"url\": }").Mistakes);
        Assert.Contains("line 2", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_that_is_no_object_is_refused()
        => Assert.Contains("must be an object", Assert.Single(ParleyConfiguration.Read(new JsonArray(), _folder).Mistakes).Message, StringComparison.Ordinal);

    private ParleyConfiguration Load(string json)
    {
        var file = Path.Combine(_folder, "parley.json");
        File.WriteAllText(file, json);
        return ParleyConfiguration.Load(file);
    }
}
