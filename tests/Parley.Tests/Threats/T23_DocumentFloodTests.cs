using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs.Budgets;
using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Core.Dialects;
using Parley.Tests.Core.Exchange;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Threats;

/// <summary>Strangers who have documents read, fetched and stored: each fetch and each text is paid for, and what is known isn't read anew.</summary>
public sealed class T23_DocumentFloodTests
{
    private const string Body = """{"city":"London","day":"2026-03-01"}""";

    private readonly CountingDocuments _documents = new();
    private readonly FakeFetch _fetch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("/wellknown")]
    [InlineData("/.well-known/agora")]
    public async Task T23_Lists_are_served_without_reading_a_document(string path)
    {
        await using var nodes = await CreateAsync();
        var published = await PublishAsync(nodes, "The owner's own.", DocumentOrigin.Added);
        for (var i = 0; i < 600; i++)
        {
            await PutAsync($"Private {i}.", DocumentOrigin.Fetched, DocumentVisibility.Parties);
        }

        (_documents.Finds, _documents.Lists) = (0, 0);
        for (var i = 0; i < 20; i++)
        {
            Assert.Contains(published.ToHex(), await GetAsync(nodes, path), StringComparison.Ordinal);
        }

        Assert.Equal((0, 0), (_documents.Finds, _documents.Lists));
    }

    [Fact]
    public async Task T23_What_strangers_publish_pushes_nothing_of_the_owners_off_the_list()
    {
        await using var nodes = await CreateAsync();
        var owners = new List<DocumentHash>();
        for (var i = 0; i < 20; i++)
        {
            owners.Add(await PublishAsync(nodes, $"The owner's {i}.", DocumentOrigin.Added));
        }

        for (var i = 0; i < 700; i++)
        {
            await PublishAsync(nodes, $"A stranger's {i}.", DocumentOrigin.Fetched, day: i);
        }

        var list = await GetAsync(nodes, "/wellknown");
        Assert.All(owners, hash => Assert.Contains(hash.ToHex(), list, StringComparison.Ordinal));
    }

    [Fact]
    public async Task T23_Of_many_sources_the_one_that_delivered_is_stored()
    {
        const string url = "https://docs.example/weather";
        await using var nodes = await CreateAsync();
        _fetch.Serve(url, Rungs.Text);
        string[] sources = ["x:" + new string('a', 200_000), "Not the text. " + new string('b', 200_000), "https://docs.example/gone", url, DocumentSource.ToDataUri(Rungs.Text)];
        await new Stranger(nodes).PostAsync(Request(Rungs.Text, sources));

        Assert.Equal([url], (await _documents.FindAsync(DocumentHash.Of(Rungs.Text), Token))!.Sources);
    }

    [Fact]
    public async Task T23_A_text_that_came_with_the_request_is_not_stored_twice()
    {
        await using var nodes = await CreateAsync();
        await new Stranger(nodes).UseAsync(Rungs.Text, Body);
        await new Stranger(nodes).RegisterAsync(Rungs.Text);
        Assert.Empty((await _documents.FindAsync(DocumentHash.Of(Rungs.Text), Token))!.Sources);
    }

    [Fact]
    public async Task T23_Documents_that_a_document_refers_to_are_paid_for_one_by_one()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.DocumentsPerHour = 5);
        var answer = await new Stranger(nodes).UseAsync(Referring(12), Body);

        Assert.Equal("BudgetExceeded", answer.Code);
        Assert.InRange(_fetch.Fetched.Count, 1, 4);
        Assert.Empty(await _documents.ListAsync(null, 100, Token));
    }

    [Fact]
    public async Task T23_A_document_is_kept_with_those_it_refers_to()
    {
        await using var nodes = await CreateAsync();
        Assert.True((await new Stranger(nodes).UseAsync(Referring(4), Body)).Succeeded);
        Assert.Equal(5, (await _documents.ListAsync(null, 100, Token)).Count);
    }

    [Fact]
    public async Task T23_A_document_and_all_it_refers_to_have_a_size()
    {
        await using var nodes = await CreateAsync();
        var answer = await new Stranger(nodes).UseAsync(Referring(12, new string('x', 200_000)), Body);

        Assert.Equal("UnsuitableDocument", answer.Code);
        Assert.Contains("together", answer.Body["error"].AsString, StringComparison.Ordinal);
        Assert.InRange(_fetch.Fetched.Count, 1, 3);
        Assert.Empty(await _documents.ListAsync(null, 100, Token));
    }

    [Fact]
    public async Task T23_Every_further_fetch_for_a_document_is_paid_for()
    {
        await using var nodes = await CreateAsync(peers => peers.Each.DocumentsPerHour = 5);
        var sources = Enumerable.Range(0, 8).Select(i => $"https://victim.example/{i}").ToArray();

        Assert.Equal("BudgetExceeded", (await new Stranger(nodes).PostAsync(Request(Rungs.Text, sources))).Code);
        Assert.Equal(5, _fetch.Fetched.Count);
    }

    [Fact]
    public async Task T23_A_document_that_refers_to_others_is_resolved_once()
    {
        await using var nodes = await CreateAsync();
        var text = Referring(16);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle, Rungs.Parse(text));
        var stranger = new Stranger(nodes);
        Assert.True((await stranger.UseAsync(text, Body)).Succeeded);
        _documents.Finds = 0;
        for (var i = 0; i < 20; i++)
        {
            Assert.True((await stranger.UseAsync(text, Body)).Succeeded);
        }

        Assert.InRange(_documents.Finds, 1, 40);
    }

    [Fact]
    public async Task T23_A_long_document_is_read_once()
    {
        var cached = new CachedDocumentStore(_documents, new ManualTime());
        var hash = await PutAsync("Long. " + new string('x', 200_000), DocumentOrigin.Fetched, DocumentVisibility.Parties);
        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull(await cached.FindAsync(hash, Token));
        }

        Assert.Equal(1, _documents.Finds);
    }

    private Task<TwoNodes> CreateAsync(Action<PeerOptions>? limit = null) => TwoNodes.CreateAsync(SkillVisibility.Negotiated, bob: parley =>
    {
        limit?.Invoke(parley.Options.Peers);
        parley.Services.AddSingleton<IDocumentStore>(_documents);
        parley.Services.AddSingleton<IGuardedFetch>(_fetch);
    });

    /// <summary>A document that suits, and refers to so many others that the web has.</summary>
    private string Referring(int count, string filler = "")
    {
        var references = new List<DocumentReference>();
        for (var i = 0; i < count; i++)
        {
            var (url, text) = ($"https://docs.example/{i}", $"Document {i}. {filler}");
            _fetch.Serve(url, text);
            references.Add(new DocumentReference(DocumentHash.Of(text), url, $"part {i}"));
        }

        return ProtocolDocumentText.Compose(new DocumentParts
        {
            Name = "city forecast",
            Description = "Weather forecast for a city on a day.",
            Prose = "The request names a city and a day. The reply holds the temperature, or an error where no forecast can be given.",
            References = references,
            Schemas = new DocumentSchemas(JsonText.Parse(Rungs.Request), JsonText.Parse(Rungs.Reply)),
        });
    }

    private static string Request(string text, params string[] sources)
        => JsonText.Write(new JsonObject { { "protocolHash", DocumentHash.Of(text).ToBase64() }, { "protocolSources", new JsonArray(sources.Select(source => new JsonValue(source))) }, { "body", Body } });

    private async Task<DocumentHash> PublishAsync(TwoNodes nodes, string text, DocumentOrigin origin, int day = 0)
    {
        var hash = await PutAsync(text, origin, DocumentVisibility.Public, day);
        var agent = nodes.Bob.Services.GetRequiredService<AgentCatalog>().Find("weather")!;
        await nodes.Bob.Services.GetRequiredService<ISuitabilityStore>().SaveAsync(agent.Name, SkillFingerprint.Of(agent), hash, new Suitability(true, ""), Token);
        return hash;
    }

    private async Task<DocumentHash> PutAsync(string text, DocumentOrigin origin, DocumentVisibility visibility, int day = 0)
    {
        var document = Rungs.Parse(text);
        await _documents.PutAsync(new StoredDocument(document, [], origin, visibility, DateTimeOffset.UnixEpoch.AddDays(day)), Token);
        return document.Hash;
    }

    private static async Task<string> GetAsync(TwoNodes nodes, string path)
    {
        var reply = await nodes.Bob.Inbound.ReceiveAsync(new TransportRequest { Method = "GET", Url = new Uri(TwoNodes.BobUrl.AbsoluteUri + path), Origin = "203.0.113.7" }, Token);
        return Encoding.UTF8.GetString(reply.Body.Span);
    }
}
