using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;

namespace Parley.Benchmarks.Soak;

/// <summary>What callers do to the shop, in a fixed mixture: mostly repeated business by routine, some in plain language, some broken, some hostile.</summary>
internal sealed class SoakLoad(Uri node, ParleyNode caller) : IDisposable
{
    private const int HostileBytes = 200_000;

    private static readonly AgentTask Price = ParleyTask.For<PriceWish, PriceAnswer>("Get the price of an article.", SkillEffect.None);

    private readonly HttpClient _http = new();
    private readonly Uri _shop = new(node, "/parley/agents/shop");
    private long _answered;
    private long _failed;
    private long _refused;

    public long Answered => Volatile.Read(ref _answered);

    /// <summary>Good requests that got no right answer.</summary>
    public long Failed => Volatile.Read(ref _failed);

    /// <summary>Bad requests that got the refusal they deserve.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>The first failure in words.</summary>
    public string? FirstFailure { get; private set; }

    public static void Describe(ParleyBuilder parley) => parley
        .UseInMemoryStore()
        .AddAgent("buyer", agent => agent.Describe("Somebody who buys things."))
        .AddAgent("talker", agent => agent.Describe("Somebody who talks.").UsePolicy(ClimbPolicies.LanguageOnly));

    /// <summary>The n-th action; what it is depends on n alone.</summary>
    public Task ActAsync(long n, CancellationToken cancellationToken) => (n % 100) switch
    {
        < 55 => PriceAsync("buyer", n, cancellationToken),
        < 75 => StockAsync(n, cancellationToken),
        < 80 => InvokeAsync("setShelf", new { article = Article(n), shelf = (int)(n % 9) }, cancellationToken),
        < 88 => InvokeAsync("placeOrder", new { article = Article(n), quantity = (int)(n % 90) }, cancellationToken),
        < 90 => PriceAsync("talker", n, cancellationToken),
        < 93 => ReadAsync(cancellationToken),
        < 95 => RefusedAsync("{ broken", cancellationToken),
        < 97 => RefusedAsync($$$"""{"protocolHash":"{{{Convert.ToBase64String(BitConverter.GetBytes(n).Concat(new byte[12]).ToArray())}}}","protocolSources":["http://127.0.0.1:9/{{{n}}}"],"body":"{}"}""", cancellationToken),
        < 98 => RefusedAsync(new string('[', HostileBytes), cancellationToken),
        _ => RefusedAsync($$"""{"protocolHash":7,"body":{{n}},"multiround":"maybe"}""", cancellationToken),
    };

    public void Dispose() => _http.Dispose();

    private async Task PriceAsync(string agent, long n, CancellationToken cancellationToken)
    {
        var (article, quantity) = (Article(n), (int)(n % 7) + 1);
        var price = await caller.Client.As(agent).Peer(_shop).TryInvokeAsync<PriceAnswer>(Price, new PriceWish(article, quantity), cancellationToken);
        Count(price.Succeeded && price.Value.Cents == (article.Length * 10 + 5) * quantity, price.Error?.ToString() ?? $"{price.Value}");
        if (n % 100 == 0)
        {
            await caller.Services.GetRequiredService<ClimbQueue>().DrainAsync(cancellationToken);
        }
    }

    private async Task StockAsync(long n, CancellationToken cancellationToken)
    {
        var stock = await caller.Client.As("buyer").Peer(_shop).TryInvokeAsync<Stock>("getStock", new { article = Article(n) }, cancellationToken);
        Count(stock.Succeeded && stock.Value.Pieces == Article(n).Length, stock.Error?.ToString() ?? $"{stock.Value}");
    }

    private async Task InvokeAsync(string skill, object input, CancellationToken cancellationToken)
    {
        var done = await caller.Client.As("buyer").Peer(_shop).TryInvokeAsync<Dictionary<string, object>>(skill, input, cancellationToken);
        Count(done.Succeeded, done.Error?.ToString() ?? "");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        using var card = await _http.GetAsync(new Uri($"{_shop}/.well-known/agora"), cancellationToken);
        Count(card.IsSuccessStatusCode, $"card: {card.StatusCode}");
    }

    private async Task RefusedAsync(string body, CancellationToken cancellationToken)
    {
        using var content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        using var reply = await _http.PostAsync(_shop, content, cancellationToken);
        var text = await reply.Content.ReadAsStringAsync(cancellationToken);
        if (text.Contains("\"success\"", StringComparison.Ordinal))
        {
            Count(false, $"was answered: {body[..Math.Min(80, body.Length)]}");
        }
        else
        {
            Interlocked.Increment(ref _refused);
        }
    }

    private void Count(bool isRight, string words)
    {
        Interlocked.Increment(ref isRight ? ref _answered : ref _failed);
        if (!isRight)
        {
            FirstFailure ??= words;
        }
    }

    private static string Article(long n) => (n % 5) switch { 0 => "apple", 1 => "bread", 2 => "cheese", 3 => "tea", _ => "chocolate" };
}

internal sealed record PriceWish(string Article, int Quantity);

internal sealed record PriceAnswer(int Cents);

internal sealed record Stock(int Pieces);
