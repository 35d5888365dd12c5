using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Core.Dialects;
using Parley.Tests.Core.Exchange;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Threats;

/// <summary>A document between two parties stays between them: who knows its hash alone can't have it published.</summary>
public sealed class T24_PublicationTests
{
    private const string Url = "https://mallory.example/document";

    private readonly FakeFetch _fetch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_knows_the_hash_of_the_owners_document_can_not_publish_it()
    {
        await using var nodes = await CreateAsync();
        await Rungs.AgreeAsync(nodes);

        await RegisterAsync(nodes, Url);

        await AssertPrivateAsync(nodes);
        Assert.Equal(DocumentOrigin.Added, (await StoredAsync(nodes)).Origin);
    }

    [Fact]
    public async Task Who_serves_the_owners_document_can_not_publish_it_either()
    {
        await using var nodes = await CreateAsync();
        await Rungs.AgreeAsync(nodes);
        _fetch.Serve(Url, Rungs.Text);

        await RegisterAsync(nodes, Url);

        await AssertPrivateAsync(nodes);
    }

    [Fact]
    public async Task Who_knows_the_hash_of_a_strangers_document_can_not_publish_it()
    {
        await using var nodes = await CreateAsync();
        await new Stranger(nodes, "198.51.100.1").UseAsync(Rungs.Text, """{"city":"London","day":"2026-03-01"}""");

        await RegisterAsync(nodes, Url);

        await AssertPrivateAsync(nodes);
    }

    [Fact]
    public async Task A_document_that_waits_for_its_verdict_is_not_published_by_an_address_that_did_not_deliver_it()
    {
        var isDown = true;
        var model = new FaultyModel(_ => isDown ? throw new HttpRequestException("refused") : null);
        await using var nodes = await CreateAsync(model);
        _fetch.Serve("https://secret.example/capability", Rungs.Text);
        await RegisterAsync(nodes, "https://secret.example/capability");
        isDown = false;

        Assert.True((await RegisterAsync(nodes, Url)).Succeeded);

        await AssertPrivateAsync(nodes);
    }

    [Fact]
    public async Task A_text_that_came_with_the_request_is_not_on_the_web_because_an_address_stands_beside_it()
    {
        await using var nodes = await CreateAsync();

        Assert.True((await RegisterAsync(nodes, Url, DocumentSource.ToDataUri(Rungs.Text))).Succeeded);

        await AssertPrivateAsync(nodes);
    }

    [Fact]
    public async Task What_an_address_delivered_is_public()
    {
        await using var nodes = await CreateAsync();
        _fetch.Serve(Url, Rungs.Text);
        Assert.DoesNotContain(Rungs.Document.Hash.ToHex(), await ListAsync(nodes), StringComparison.Ordinal);

        Assert.True((await RegisterAsync(nodes, DocumentSource.ToDataUri("another text"), Url)).Succeeded);

        Assert.Equal(DocumentVisibility.Public, (await StoredAsync(nodes)).Visibility);
        Assert.Equal(200, await StatusAsync(nodes));
        Assert.Contains(Rungs.Document.Hash.ToHex(), await ListAsync(nodes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nor_where_the_agent_publishes_what_it_agrees_on()
    {
        var database = new Uri("http://database.test/");
        await using var nodes = await CreateAsync(bob: parley =>
        {
            parley.Options.Agents["weather"].Publishes = true;
            parley.Options.Databases.Add(database);
        });
        List<string> left = [];
        nodes.Network.Listen(database, new Leaving(left));
        await Rungs.AgreeAsync(nodes);

        await RegisterAsync(nodes, Url);
        await nodes.DrainAsync();

        await AssertPrivateAsync(nodes);
        Assert.Empty(left);
    }

    [Theory]
    [InlineData(DocumentVisibility.Parties, 0)]
    [InlineData(DocumentVisibility.Public, 1)]
    public async Task Routine_for_a_document_that_the_owner_doesnt_show_is_left_nowhere(DocumentVisibility visibility, int expected)
    {
        var library = new CountingLibrary();
        await using var nodes = await CreateAsync(bob: parley =>
        {
            parley.Options.Agents["weather"].Publishes = true;
            parley.Services.AddSingleton<IRoutineLibrary>(library);
        });
        await Rungs.PutAsync(nodes.Bob, Rungs.Document, visibility);
        var services = nodes.Bob.Services;
        var document = services.GetRequiredService<TypedDocuments>().Get(Rungs.Document).Value;

        var climb = await services.GetRequiredService<ReceiverProgramming>().WriteAsync(services.GetRequiredService<AgentCatalog>().Find("weather")!, document, [], account: null, Token);

        Assert.Equal((ClimbStatus.Live, expected), (climb.Status, library.Offered));
    }

    private sealed class CountingLibrary : IRoutineLibrary
    {
        public int Offered { get; private set; }

        public ValueTask<IReadOnlyList<string>> FindAsync(RoutineAddress address, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([]);

        public ValueTask OfferAsync(RoutineAddress address, string source, CancellationToken cancellationToken)
        {
            Offered++;
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A database that notes what is left in it.</summary>
    private sealed class Leaving(List<string> left) : IInbound
    {
        public ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
        {
            if (request.Method == "POST" && !request.Url.AbsolutePath.EndsWith("/search", StringComparison.Ordinal))
            {
                left.Add(request.Url.AbsolutePath);
            }

            return new(new TransportReply { Status = 404, Body = default });
        }
    }

    private Task<TwoNodes> CreateAsync(FaultyModel? model = null, Action<ParleyBuilder>? bob = null)
        => TwoNodes.CreateAsync(SkillVisibility.Negotiated, bobModel: model, time: new ManualTime(), bob: parley =>
        {
            parley.Services.AddSingleton<IGuardedFetch>(_fetch);
            bob?.Invoke(parley);
        });

    private static Task<Stranger.Answer> RegisterAsync(TwoNodes nodes, params string[] sources)
        => new Stranger(nodes).PostAsync(
            JsonText.Write(new JsonObject { { "protocolHash", Rungs.Document.Hash.ToBase64() }, { "protocolSources", new JsonArray(sources.Select(source => new JsonValue(source))) } }),
            "/registerNegotiatedProtocol");

    private static async Task AssertPrivateAsync(TwoNodes nodes)
    {
        Assert.Equal(DocumentVisibility.Parties, (await StoredAsync(nodes)).Visibility);
        Assert.Equal(404, await StatusAsync(nodes));
    }

    private static async Task<StoredDocument> StoredAsync(TwoNodes nodes) => (await nodes.Bob.Services.GetRequiredService<IDocumentStore>().FindAsync(Rungs.Document.Hash, Token))!;

    private static async Task<int> StatusAsync(TwoNodes nodes) => (await GetAsync(nodes, $"http://bob.test/documents/{Rungs.Document.Hash.ToHex()}")).Status;

    private static async Task<string> ListAsync(TwoNodes nodes) => Encoding.UTF8.GetString((await GetAsync(nodes, $"{TwoNodes.BobUrl}/wellknown")).Body.Span);

    private static ValueTask<TransportReply> GetAsync(TwoNodes nodes, string url)
        => nodes.Bob.Inbound.ReceiveAsync(new TransportRequest { Method = "GET", Url = new Uri(url), Origin = "203.0.113.7" }, Token);
}
