// Skeleton until branch `adapters` is merged.
#pragma warning disable
using Parley.Core.Costs; using Parley.Core.Diagnostics; using Parley.Protocol.Json;
namespace Parley.Core.Skills.Tools;
public sealed class ToolRunner(Agent agent, ExchangeContext context, IEffectJournal journal) { public ValueTask<Outcome<JsonValue>> RunAsync(string skillId, JsonValue a, CancellationToken ct) => throw new NotSupportedException(); public void BeginAttempt() {} public IReadOnlyList<ToolCall> Calls => []; public bool EffectHappened => false; }
