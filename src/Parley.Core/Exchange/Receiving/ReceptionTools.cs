using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Exchange.Receiving;

/// <summary>What a receiver's routine may call: the agent's skills, and the documents that its own document refers to.</summary>
internal sealed class ReceptionTools(Reception reception, IReadOnlyList<ComposedDocument> composed, Func<ProtocolDocument, JsonValue, ValueTask<Outcome<JsonValue>>> callReferred) : IRoutineTools
{
    /// <summary>The last failure of a tool: when the routine fails too, this is why.</summary>
    public ParleyError? Failure { get; private set; }

    public async ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
    {
        var referred = composed.FirstOrDefault(document => document.Identifier == name);
        var outcome = referred is null
            ? await reception.Tools.RunAsync(name, arguments, cancellationToken)
            : await callReferred(referred.Document, arguments);
        Failure = outcome.Error ?? Failure;
        return outcome.TryGet(out var value, out var error) ? new ToolAnswer(value, null) : new ToolAnswer(default, error.Message);
    }
}
