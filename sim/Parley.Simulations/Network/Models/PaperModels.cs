using Parley.Core.Costs;

namespace Parley.Simulations.Network.Models;

/// <summary>The models of the Agora paper's network with the prices of its Table 1.</summary>
internal static class PaperModels
{
    public const string Gpt4o = "gpt-4o";
    public const string Llama405B = "llama-3-405b";
    public const string Gemini15Pro = "gemini-1.5-pro";

    /// <summary>In the order in which users get theirs: the n-th user has the (n modulo 3)-th.</summary>
    public static IReadOnlyList<string> Users { get; } = [Gpt4o, Gemini15Pro, Llama405B];

    /// <summary>Share of calls that fail where outages are wanted. In the paper's run only Gemini's service failed, in 8 of 1000 queries; this share brings about as many in plain language.</summary>
    public static IReadOnlyDictionary<string, double> FailureRates { get; } = new Dictionary<string, double> { [Gemini15Pro] = 0.014 };

    /// <summary>USD per million tokens.</summary>
    public static Price PriceOf(string model) => model switch
    {
        Gpt4o => new(5.00m, 15.00m),
        Llama405B => new(5.00m, 10.00m),
        Gemini15Pro => new(3.50m, 10.50m),
        _ => throw new ArgumentException($"'{model}' has no price here.", nameof(model)),
    };
}
