namespace Parley.Simulations.Network.Costs;

/// <summary>What calls for one purpose asked of models, all together.</summary>
internal readonly record struct TokenUse(long Calls, long InputTokens, long OutputTokens);
