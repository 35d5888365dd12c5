using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Servers;

/// <summary>The other servers, as a server at work sees them.</summary>
internal interface IServerLinks
{
    /// <summary>Has another server do a task of <c>NetworkTasks</c>.</summary>
    ValueTask<Outcome<JsonValue>> AskAsync(string server, string task, JsonObject input, CancellationToken cancellationToken);
}
