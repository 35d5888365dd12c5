using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Core.Transport;
using Parley.Functions;
using Parley.Options;

namespace Parley.Composition;

/// <summary>Makes the tool that a skill's options describe. A new kind of tool is a case of <see cref="ToolOptions"/> and a line here.</summary>
internal sealed class ToolFactory(AgentClient client, ITransport transport, ModelAsker asker, NodeModels models, IServiceProvider services, TimeProvider time)
{
    public ITool Make(AgentTask task, ToolOptions tool) => tool switch
    {
        ToolOptions.Code { Tool: IScopedTool scoped } => scoped.With(services),
        ToolOptions.Code code => code.Tool,
        ToolOptions.Http http => new HttpTool(http.Call, task.Input, transport),
        ToolOptions.Model model => new ModelTool(model.Prompt, task.Output, model.Name is null ? asker : new ModelAsker(new OneModel(models, model.Name), time)),
        ToolOptions.OtherAgent other => new AgentTool(client, other.Url!, task),
        _ => throw new InvalidOperationException($"'{tool.GetType().Name}' is an unknown kind of tool."),
    };
}
