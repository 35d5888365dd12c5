using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Core.Exchange.Sending;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Models.Offline;
using Parley.Options;
using Parley.Sqlite;

namespace Parley.Tests.Hosting.Composition;

public sealed class CompositionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-composition-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_service_of_a_started_node_can_be_made()
    {
        var services = new ServiceCollection();
        services.AddParley().UseStore(Path.Combine(_folder, "parley.db"));
        var types = services.Select(service => service.ServiceType).Where(type => !type.ContainsGenericParameters && type.Namespace?.StartsWith("Parley", StringComparison.Ordinal) == true).Distinct().ToList();
        await using var node = await ParleyNode.CreateAsync(builder => builder.UseStore(Path.Combine(_folder, "parley.db")), TestContext.Current.CancellationToken);
        Assert.All(types, type => Assert.NotNull(node.Services.GetService(type)));
        Assert.IsType<SqliteStore>(node.Services.GetRequiredService<ICommit>());
        Assert.True(types.Count > 40);
    }

    [Fact]
    public async Task Agent_and_role_decide_which_model_is_asked()
    {
        using var mine = new OfflineModel("mine");
        await using var node = await ParleyNode.CreateAsync(
            builder => builder.UseInMemoryStore().AddModel("big", mine, new Price(5, 10)).AddAgent("weather", agent => agent.Describe("x").UseModel(ModelRole.Program, "big")),
            TestContext.Current.CancellationToken);
        var models = node.Services.GetRequiredService<IModelSet>();
        Assert.Equal(ModelOptions.DefaultName, models.Find("weather", ModelRole.Handle)!.Name);
        Assert.Same(mine, models.Find("weather", ModelRole.Program)!.Client);
        Assert.Equal(new Price(5, 10), models.Find("weather", ModelRole.Program)!.Price);
        Assert.Equal(ModelOptions.DefaultName, models.Find("stranger", ModelRole.Program)!.Name);
    }

    [Fact]
    public async Task Mistakes_in_code_are_reported_together_at_the_start()
    {
        var failure = await Assert.ThrowsAsync<ParleyConfigurationException>(() => ParleyNode.CreateAsync(
            builder => builder.UseInMemoryStore().AllowFetch("localhost").AddAgent("Weather", agent => agent.UseModel("gone").UsePolicy("fast").AddSkill("get-it", "", () => 1)),
            TestContext.Current.CancellationToken));
        Assert.Equal(["fetch.allow[0]", "agents.Weather", "agents.Weather.description", "agents.Weather.model", "agents.Weather.policy", "agents.Weather.skills.get-it", "agents.Weather.skills.get-it.description"], failure.Mistakes.Select(mistake => mistake.Path));
    }

    [Fact]
    public void Client_of_a_node_that_is_not_started_says_what_to_do()
    {
        var services = new ServiceCollection();
        services.AddParley().UseStore(Path.Combine(_folder, "parley.db"));
        using var provider = services.BuildServiceProvider();
        var peer = provider.GetRequiredService<ParleyClient>().Peer("http://127.0.0.1:9");
        var failure = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<AgentClient>());
        Assert.Contains("Start the host first", failure.Message, StringComparison.Ordinal);
        Assert.Equal(new Uri("http://127.0.0.1:9"), peer.Url);
    }

    [Fact]
    public async Task Store_that_a_node_owns_already_is_refused_with_advice()
    {
        var path = Path.Combine(_folder, "parley.db");
        await using var first = await ParleyNode.CreateAsync(builder => builder.UseStore(path), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StoreException>(() => ParleyNode.CreateAsync(builder => builder.UseStore(path), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Stopping_host_finishes_the_climbs_that_are_queued()
    {
        var builder = new HostApplicationBuilder();
        builder.Services.AddParley().UseStore(Path.Combine(_folder, "parley.db"));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var queue = host.Services.GetRequiredService<ClimbQueue>();
        var gate = new TaskCompletionSource();
        var done = new List<string>();
        queue.TryEnqueue("first", async _ =>
        {
            await gate.Task;
            done.Add("first");
        });
        queue.TryEnqueue("second", _ =>
        {
            done.Add("second");
            return ValueTask.CompletedTask;
        });
        var stopping = host.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;
        Assert.Equal(["first", "second"], done);
        Assert.False(queue.TryEnqueue("third", _ => ValueTask.CompletedTask));
    }

    [Fact]
    public async Task Stop_that_runs_out_of_time_cuts_a_climb_off()
    {
        var builder = new HostApplicationBuilder();
        builder.Services.AddParley().UseInMemoryStore();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var begun = new TaskCompletionSource();
        var cut = new TaskCompletionSource();
        host.Services.GetRequiredService<ClimbQueue>().TryEnqueue("endless", async token =>
        {
            using var registration = token.UnsafeRegister(_ => cut.SetResult(), null);
            begun.SetResult();
            await cut.Task;
            token.ThrowIfCancellationRequested();
        });
        await begun.Task;
        using var patience = new CancellationTokenSource();
        var stopping = host.StopAsync(patience.Token);
        await patience.CancelAsync();
        await Record.ExceptionAsync(() => stopping);
        Assert.True(cut.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Transport_given_in_code_is_the_way_out()
    {
        using var network = new InMemoryNetwork();
        await using var node = await ParleyNode.CreateAsync(builder => builder.UseInMemoryStore().UseTransport(network), TestContext.Current.CancellationToken);
        Assert.Same(network, node.Services.GetRequiredService<ITransport>());
    }
}
