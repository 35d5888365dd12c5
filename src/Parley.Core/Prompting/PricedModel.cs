using Microsoft.Extensions.AI;
using Parley.Core.Costs;

namespace Parley.Core.Prompting;

/// <summary>A chat client with the name and price under which its calls are billed.</summary>
public sealed record PricedModel(string Name, IChatClient Client, Price Price)
{
    /// <summary>Time for one call. Default 60 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether its calls are work for this machine's processors: then those of strangers take turns. Default false.</summary>
    public bool RunsInProcess { get; init; }

    /// <summary>What records and figures call it. Default its name; a stand-in says there that it is one.</summary>
    public string BilledAs { get; init; } = Name;
}
