using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange;

/// <summary>How an exchange ended on the sender: an output or an error, and its record either way.</summary>
public sealed record ExchangeResult(Outcome<JsonValue> Outcome, ExchangeRecord Record)
{
    /// <summary>False when the peer is known to have done nothing.</summary>
    internal bool MayHaveRun { get; init; } = true;
}
