namespace Parley.Core.Costs;

/// <summary>What a model's tokens cost, in <paramref name="Currency"/> per million.</summary>
public sealed record Price(decimal InputPerMillion, decimal OutputPerMillion, string Currency = "USD")
{
    /// <summary>Nothing, in USD.</summary>
    public static Price Free { get; } = new(0, 0);

    /// <summary>The price of one call, in <see cref="Currency"/>.</summary>
    public decimal Of(long inputTokens, long outputTokens) => ((inputTokens * InputPerMillion) + (outputTokens * OutputPerMillion)) / 1_000_000m;
}
