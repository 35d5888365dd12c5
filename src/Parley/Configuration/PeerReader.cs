using Parley.Core.Costs.Budgets;

namespace Parley.Configuration;

/// <summary>Reads <c>peers</c>.</summary>
internal static class PeerReader
{
    private const int Most = CallerLimits.Unlimited;

    public static void Read(ConfigurationSection? peers, PeerOptions options)
    {
        if (peers is null)
        {
            return;
        }

        options.RequestsPerSecond = peers.Count("requestsPerSecond", 1, 1_000_000, "requests") ?? options.RequestsPerSecond;
        options.Burst = peers.Count("burst", 1, 1_000_000, "requests") ?? options.Burst;
        options.MaxOpenRequests = peers.Count("maxOpenRequests", 1, 1_000_000, "requests") ?? options.MaxOpenRequests;
        options.OpenRequestsBeforeTurns = peers.Count("openRequestsBeforeTurns", 1, 1_000_000, "requests") ?? options.OpenRequestsBeforeTurns;
        options.RefusalDelay = peers.Seconds("refusalDelaySeconds", 0, 10) ?? options.RefusalDelay;
        options.MaxPromptCharacters = peers.Count("maxPromptCharacters", 1_000, 10_000_000, "characters") ?? options.MaxPromptCharacters;
        options.MaxCallers = peers.Count("maxCallers", 100, 1_000_000, "callers") ?? options.MaxCallers;
        options.RepairsPerRoutinePerDay = peers.Count("repairsPerRoutinePerDay", 0, 1_000, "repairs") ?? options.RepairsPerRoutinePerDay;
        options.TrustLoopback = peers.Flag("trustLoopback") ?? options.TrustLoopback;
        ReadLimits(peers.Section("each"), options.Each);
        ReadLimits(peers.Section("together"), options.Together);
        foreach (var (caller, value) in peers.Entries("trusted", out var path))
        {
            if (peers.AsSection(value, ConfigurationPath.Join(path, caller)) is { } entry)
            {
                ReadLimits(entry, options.Trusted[caller] = CallerLimits.None());
            }
        }

        peers.Close();
    }

    private static void ReadLimits(ConfigurationSection? section, CallerLimits limits)
    {
        if (section is null)
        {
            return;
        }

        limits.CostPerDay = (decimal?)section.Number("costPerDay", 0, Most, "currency units") ?? limits.CostPerDay;
        limits.ModelCallsPerHour = section.Count("modelCallsPerHour", 0, Most, "calls") ?? limits.ModelCallsPerHour;
        limits.NegotiationsPerHour = section.Count("negotiationsPerHour", 0, Most, "turns") ?? limits.NegotiationsPerHour;
        limits.DocumentsPerHour = section.Count("documentsPerHour", 0, Most, "documents") ?? limits.DocumentsPerHour;
        limits.VerdictsPerHour = section.Count("verdictsPerHour", 0, Most, "verdicts") ?? limits.VerdictsPerHour;
        limits.ConversationsPerHour = section.Count("conversationsPerHour", 0, Most, "conversations") ?? limits.ConversationsPerHour;
        limits.StepDownsPerHour = section.Count("stepDownsPerHour", 0, Most, "step-downs") ?? limits.StepDownsPerHour;
        limits.ClimbsPerHour = section.Count("climbsPerHour", 0, Most, "climbs") ?? limits.ClimbsPerHour;
        limits.RepairsPerHour = section.Count("repairsPerHour", 0, Most, "repairs") ?? limits.RepairsPerHour;
        limits.MaxAtWork = section.Count("maxAtWork", 0, Most, "exchanges") ?? limits.MaxAtWork;
        section.Close();
    }
}
