using Parley.Core.Diagnostics;
using Parley.Core.Prompting.Answers;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Sending;

/// <summary>A task's output out of a model's answer.</summary>
internal static class TaskAnswer
{
    /// <summary><see cref="ParleyErrorCode.PeerFailed"/> when the model reads a refusal out of what the peer said.</summary>
    public static Outcome<JsonValue> Read(AgentTask task, string answer)
    {
        if (!ModelAnswer.TryReadJson(answer, out var output, out var reason))
        {
            return new ParleyError(ParleyErrorCode.ModelNonsense, $"The model's answer is not JSON: {reason}");
        }

        if (task.Output.IsValid(output))
        {
            return output;
        }

        if (output["error"].AsString is { } refusal)
        {
            return new ParleyError(ParleyErrorCode.PeerFailed, refusal);
        }

        return new ParleyError(ParleyErrorCode.ModelNonsense, $"The model's answer breaks the task's output schema: {task.Output.Validate(output, 1)[0]}");
    }
}
