using Parley.Core.Costs;
using Parley.Protocol.Documents;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.History;

/// <summary>One exchange among those that served a query, as its sender saw it.</summary>
/// <param name="Exchange">Id of the exchange.</param>
/// <param name="Parent">Id of the exchange that it served; null for the user's own.</param>
/// <param name="Usd">What its sender spent on it.</param>
/// <param name="Error">Null when it succeeded.</param>
internal sealed record Hop(string Exchange, string? Parent, string From, string To, string Task, Mode Mode, DocumentHash? Document, decimal Usd, string? Error)
{
    public static Hop Of(ExchangeRecord record)
        => new(record.Id, record.ParentId, record.Agent, NameOf(record.Peer), NetworkTasks.NameOf(record.Subject), record.Mode, record.Document, record.Cost, record.Error);

    /// <summary>Name of the agent at a URL; what is none stays as it is.</summary>
    public static string NameOf(string peer) => peer[(peer.LastIndexOf('/') + 1)..];
}
