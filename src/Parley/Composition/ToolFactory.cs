using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Options;

namespace Parley.Composition;

/// <summary>Makes the tool that a skill's options describe. A new kind of tool is a subclass of <see cref="ToolOptions"/> and a line here.</summary>
internal sealed class ToolFactory(AgentClient client)
{
    public ITool Make(string agent, AgentTask task, ToolOptions tool) => tool switch
    {
        CodeToolOptions code => code.Tool,
        AgentToolOptions other => new AgentTool(client, other.Url!, task),
        _ => throw new InvalidOperationException($"Agent '{agent}' has a tool of an unknown kind."),
    };
}
