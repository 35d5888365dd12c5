using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.InteropTests.Hosting;

/// <summary>A node that ends, and one whose store has failed.</summary>
public sealed class ShutdownTests
{
    internal sealed record Question(string Text);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accepted_request_is_finished_and_recorded_when_the_host_stops()
    {
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var bob = await KestrelNode.StartAsync(node => node.AddAgent("slow", agent => agent.Describe("Slow.").AddSkill("wait", "Waits.", async (Question question) =>
        {
            entered.SetResult();
            await release.Task;
            return question;
        })));
        await using var alice = await ParleyNode.CreateAsync(node => node.UseInMemoryStore(), Cancellation);
        var asked = alice.Client.Peer($"{bob.Url}parley/agents/slow").InvokeAsync<Question>("wait", new { text = "there?" }, Cancellation);
        await await Task.WhenAny(entered.Task, asked);
        var stopping = bob.App.StopAsync(Cancellation);
        Assert.False(stopping.IsCompleted);
        release.SetResult();
        Assert.Equal("there?", (await asked).Text);
        await stopping;
        Assert.Single(await bob.App.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery { Agent = "slow" }, Cancellation));
    }

    [Fact]
    public async Task Node_whose_store_fails_is_alive_but_not_ready()
    {
        await using var node = await KestrelNode.StartAsync(builder => builder.Services.AddSingleton<IDocumentStore, BrokenStore>());
        Assert.Equal(HttpStatusCode.OK, (await node.Http.GetAsync(new Uri("/parley/health/live", UriKind.Relative), Cancellation)).StatusCode);
        var ready = await node.Http.GetAsync(new Uri("/parley/health/ready", UriKind.Relative), Cancellation);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"unhealthy"}"""), (ready.StatusCode, await ready.Content.ReadAsStringAsync(Cancellation)));
    }

    private sealed class BrokenStore : IDocumentStore
    {
        private static StoreException Failure => new(ParleyErrorCode.StoreFailed, "The disk is full.");

        public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken) => throw Failure;

        public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken) => throw Failure;

        public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken) => throw Failure;

        public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken) => throw Failure;

        public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken) => throw Failure;
    }
}
