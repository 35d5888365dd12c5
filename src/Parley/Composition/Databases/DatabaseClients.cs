using Parley.Core.Databases;
using Parley.Core.Transport;
using Parley.Options;

namespace Parley.Composition.Databases;

/// <summary>The protocol databases that the node refers to. Made once: each client remembers whether its database was silent.</summary>
internal sealed class DatabaseClients(ParleyOptions options, ITransport transport, TimeProvider time)
{
    public IReadOnlyList<DatabaseClient> All { get; } = [.. options.Databases.Select(url => new DatabaseClient(url, transport, time))];
}
