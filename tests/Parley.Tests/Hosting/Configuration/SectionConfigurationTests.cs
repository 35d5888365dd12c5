using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parley.Configuration;
using Parley.Core.Skills;
using Parley.Options;

namespace Parley.Tests.Hosting.Configuration;

/// <summary>The same shape through <c>IConfiguration</c>, which has lost all JSON types.</summary>
public sealed class SectionConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-section-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Section_with_schemas_as_text_and_as_files_is_read()
    {
        File.WriteAllText(Path.Combine(_folder, "output.json"), """{ "type": "object", "properties": { "temperature": { "type": "number" } } }""");
        var read = ParleyConfiguration.Read(
            Section("""
                { "Parley": { "Node": { "MaxMessageBytes": 4096, "store": ":memory:" }, "fetch": { "allow": ["http://127.0.0.1:7000", "http://127.0.0.1:7002"] },
                  "agents": { "weather": { "description": "x", "reportsUsage": true, "skills": { "getForecast": { "description": "x", "effect": "once",
                    "input": "{ \"type\": \"object\", \"properties\": { \"location\": {} } }", "output": "output.json",
                    "tool": { "kind": "http", "url": "http://127.0.0.1:7001/{location}" } } } } } } }
                """),
            _folder);
        Assert.Empty(read.Mistakes);
        Assert.Equal(4096, read.Options.Node.MaxMessageBytes);
        Assert.Equal(["http://127.0.0.1:7000", "http://127.0.0.1:7002"], read.Options.Fetch.AllowedOrigins);
        var agent = read.Options.Agents["weather"];
        Assert.True(agent.ReportsUsage);
        Assert.Equal(SkillEffect.Once, agent.Skills["getForecast"].Effect);
        Assert.Equal("number", agent.Skills["getForecast"].Output["properties"]["temperature"]["type"].AsString);
    }

    [Fact]
    public void Schema_that_is_neither_text_nor_file_is_a_mistake()
    {
        var read = ParleyConfiguration.Read(
            Section("""{ "Parley": { "agents": { "a": { "description": "x", "skills": { "s": { "description": "x", "input": "gone.json", "output": "{ broken", "tool": { "kind": "model", "prompt": "x" } } } } } } }"""),
            _folder);
        Assert.Equal(["agents.a.skills.s.input", "agents.a.skills.s.output"], read.Mistakes.Select(mistake => mistake.Path));
    }

    [Fact]
    public void Application_takes_the_section_and_goes_on_in_code()
    {
        var services = new ServiceCollection();
        services.AddParley(Section("""{ "Parley": { "agents": { "weather": { "description": "x" } } } }"""), _folder)
            .AddAgent("weather", agent => agent.AddSkill("getTime", "The time.", () => "noon"));
        using var provider = services.BuildServiceProvider();
        var agent = provider.GetRequiredService<ParleyOptions>().Agents["weather"];
        Assert.Equal(("x", 1), (agent.Description, agent.Skills.Count));
    }

    [Fact]
    public void Mistakes_of_a_section_are_thrown_together()
    {
        var failure = Assert.Throws<ParleyConfigurationException>(() => new ServiceCollection().AddParley(Section("""{ "Parley": { "a": "1", "b": "2" } }""")));
        Assert.Equal(2, failure.Mistakes.Count);
    }

    private static IConfigurationSection Section(string json)
        => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build().GetSection("Parley");
}
