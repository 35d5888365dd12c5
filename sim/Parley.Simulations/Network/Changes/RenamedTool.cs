using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Changes;

/// <summary>The same work behind schemas with other names.</summary>
internal sealed class RenamedTool(IBilledTool tool, RenamedMembers names) : IBilledTool
{
    /// <summary>The skill under the new names.</summary>
    public static Skill Over(Skill skill, RenamedMembers names)
        => skill with { Input = names.Rename(skill.Input), Output = names.Rename(skill.Output), Tool = new RenamedTool((IBilledTool)skill.Tool, names) };

    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, ModelBill bill, CancellationToken cancellationToken)
    {
        var outcome = await tool.InvokeAsync(names.Restore(arguments), context, bill, cancellationToken);
        return outcome.TryGet(out var answer, out var error) ? names.Rename(answer) : error;
    }
}
