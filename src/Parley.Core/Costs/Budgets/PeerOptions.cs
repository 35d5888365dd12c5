namespace Parley.Core.Costs.Budgets;

/// <summary>What peers may use up. Configured under <c>peers</c>.</summary>
public sealed class PeerOptions
{
    /// <summary>Requests of one stranger, on average; more is turned away before it is read. Default 200 a second; 1 to 1,000,000.</summary>
    public int RequestsPerSecond { get; set; } = 200;

    /// <summary>Requests of one stranger that may come at once above the average: with the rate, what a newcomer can disturb others by. Default 100; 1 to 1,000,000.</summary>
    public int Burst { get; set; } = 100;

    /// <summary>Requests of one caller that are being read or answered at the same time. Default 128; 1 to 1,000,000.</summary>
    public int MaxOpenRequests { get; set; } = 128;

    /// <summary>
    /// Requests of one caller that may be open before its further ones take turns with those of all strangers at one processor, up to where they first wait for something. Default 8; 1 to 1,000,000.
    /// </summary>
    public int OpenRequestsBeforeTurns { get; set; } = 8;

    /// <summary>
    /// How long the answer to one request too many is held back at most, and half as long at least, so that a caller who goes on all the same can't send faster than its connections get answers.
    /// What callers are told to wait counts from the answer. Default 500 ms; 0, for an answer at once, to 10 s.
    /// </summary>
    public TimeSpan RefusalDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What a model is given to read on a caller's account, skills and documents included; more is refused before it sees any of it. Default 49,152 characters; 1,000 to 10,000,000.</summary>
    public int MaxPromptCharacters { get; set; } = 48 << 10;

    /// <summary>Callers that are remembered; those not seen for longest are forgotten. An IPv6 /64 is one caller. Default 10,000; 100 to 1,000,000.</summary>
    public int MaxCallers { get; set; } = 10_000;

    /// <summary>Repairs of one routine that strangers may cause. Default 4 a day; 0 to 1,000.</summary>
    public int RepairsPerRoutinePerDay { get; set; } = 4;

    /// <summary>
    /// Whether callers on this machine have no limits. Default null: only where the node's own URL is a loopback address, because behind a proxy every stranger comes from this machine.
    /// </summary>
    public bool? TrustLoopback { get; set; }

    /// <summary>Limits of each stranger.</summary>
    public CallerLimits Each { get; } = new();

    /// <summary>Limits of all strangers together, however many addresses they come from.</summary>
    public CallerLimits Together { get; } = CallerLimits.Crowd();

    /// <summary>Callers whom the owner knows, with limits of their own (default none): an address such as <c>192.0.2.7</c>, or <c>user:</c> and the name under which the host authenticated them.</summary>
    public OrderedDictionary<string, CallerLimits> Trusted { get; } = [];

    /// <summary>Every mistake: the key below <c>peers</c>, and what is wrong with it.</summary>
    public IEnumerable<(string Key, string Mistake)> Validate() =>
    [
        .. Range("requestsPerSecond", RequestsPerSecond, 1, 1_000_000),
        .. Range("burst", Burst, 1, 1_000_000),
        .. Range("maxOpenRequests", MaxOpenRequests, 1, 1_000_000),
        .. Range("openRequestsBeforeTurns", OpenRequestsBeforeTurns, 1, 1_000_000),
        .. Range("refusalDelaySeconds", RefusalDelay.TotalSeconds, 0, 10),
        .. Range("maxPromptCharacters", MaxPromptCharacters, 1_000, 10_000_000),
        .. Range("maxCallers", MaxCallers, 100, 1_000_000),
        .. Range("repairsPerRoutinePerDay", RepairsPerRoutinePerDay, 0, 1_000),
        .. Each.Validate().Select(mistake => ($"each.{mistake.Key}", mistake.Mistake)),
        .. Together.Validate().Select(mistake => ($"together.{mistake.Key}", mistake.Mistake)),
        .. Trusted.SelectMany(caller => caller.Value.Validate().Select(mistake => ($"trusted.{caller.Key}.{mistake.Key}", mistake.Mistake))),
    ];

    private static IEnumerable<(string, string)> Range<T>(string key, T value, T least, T most)
        where T : IComparable<T>
        => value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0 ? [] : [(key, $"must be from {least} to {most} but is {value}.")];
}
