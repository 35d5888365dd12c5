using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Skills;

/// <summary>What stands behind a skill: a function, an HTTP call, a model, another agent.</summary>
public interface ITool
{
    /// <param name="arguments">Already validated against the skill's input schema. The tool may keep it.</param>
    ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken);
}
