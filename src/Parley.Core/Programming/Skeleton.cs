// Skeleton until branch `programming` is merged.
#pragma warning disable
using Parley.Core.Costs; using Parley.Core.Diagnostics; using Parley.Core.Documents; using Parley.Core.Skills; using Parley.Protocol.Json; using Parley.Routines;
namespace Parley.Core.Programming;
public sealed class SenderRoutine { public ValueTask<Outcome<JsonValue>> EncodeAsync(JsonValue input, CancellationToken ct) => throw new NotSupportedException(); public ValueTask<Outcome<JsonValue>> DecodeAsync(JsonValue reply, CancellationToken ct) => throw new NotSupportedException(); }
public sealed class ReceiverRoutine { public ValueTask<Outcome<JsonValue>> HandleAsync(JsonValue request, IRoutineTools tools, CancellationToken ct) => throw new NotSupportedException(); }
public sealed class LiveRoutines { public ValueTask<SenderRoutine?> FindSenderAsync(RoutineKey key, TypedDocument d, AgentTask task, CancellationToken ct) => default; public ValueTask<ReceiverRoutine?> FindReceiverAsync(RoutineKey key, TypedDocument d, CancellationToken ct) => default; public ValueTask<bool> MayWriteAsync(RoutineKey key, CancellationToken ct) => new(false); }
public sealed class RoutineWatch { public ValueTask FailedAsync(RoutineKey key, JsonValue given, ParleyError error, CancellationToken ct) => default; }
public sealed class SenderProgramming { public ValueTask<Outcome<RoutineRecord>> WriteAsync(string agent, AgentTask task, TypedDocument d, CancellationToken ct) => throw new NotSupportedException(); }
public sealed class ReceiverProgramming { public ValueTask<Outcome<RoutineRecord>> WriteAsync(Agent agent, TypedDocument d, IReadOnlyList<ComposedDocument> composed, CancellationToken ct) => throw new NotSupportedException(); }
public sealed class ClimbQueue { public bool TryEnqueue(string key, Func<CancellationToken, ValueTask> work) => false; public ValueTask DrainAsync(CancellationToken ct) => default; public Task RunAsync(CancellationToken ct) => Task.CompletedTask; }
