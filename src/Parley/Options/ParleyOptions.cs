using Parley.Core.Costs.Budgets;
using Parley.Core.Costs;
using Parley.Core.Exchange;
using Parley.Core.Negotiation;
using Parley.Core.Programming;
using Parley.Net.Fetching;
using Parley.Sqlite;

namespace Parley.Options;

/// <summary>A node as its owner wants it: filled by code, by <c>parley.json</c> or by both, checked as a whole when the node starts.</summary>
public sealed class ParleyOptions
{
    /// <summary>Name, address and limits of the node.</summary>
    public NodeOptions Node { get; } = new();

    /// <summary>Where the node's memory is. Default the file <c>parley.db</c> in the working directory.</summary>
    public SqliteStoreOptions Store { get; } = new();

    /// <summary>How long the node keeps what it noted of exchanges.</summary>
    public RetentionOptions Retention { get; } = new();

    /// <summary>Whether the node forgets everything when it ends; <see cref="Store"/> is then not used. Default false.</summary>
    public bool StoreInMemory { get; set; }

    /// <summary>What the node fetches at a stranger's word. Default public addresses alone.</summary>
    public GuardedFetchOptions Fetch { get; } = new();

    /// <summary>What peers may use up, each and together.</summary>
    public PeerOptions Peers { get; } = new();

    /// <summary>Protocol databases that the node refers to, at most 16: it looks there for documents and routines before they are paid for, and leaves there what its agents publish. Default none.</summary>
    public IList<Uri> Databases { get; } = [];

    /// <summary>The protocol database that <c>parley protocols</c> hosts; a node doesn't look at it.</summary>
    public DatabaseHostOptions Database { get; } = new();

    /// <summary>Bounds of negotiations.</summary>
    public NegotiationOptions Negotiation { get; } = new();

    /// <summary>Bounds of writing and verifying routines.</summary>
    public ProgrammingOptions Programming { get; } = new();

    /// <summary>Models by name. Where none is named <c>default</c>, the offline model takes its place.</summary>
    public OrderedDictionary<string, ModelOptions> Models { get; } = [];

    /// <summary>Agents by name: lowercase letters, digits and hyphens.</summary>
    public OrderedDictionary<string, AgentOptions> Agents { get; } = [];
}
