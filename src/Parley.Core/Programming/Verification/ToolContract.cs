using Parley.Core.Documents;
using Parley.Core.Programming.Running;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Programming.Verification;

/// <summary>What a receiver's routine may call, by its schemas alone: a skill, or the routine of a referred document.</summary>
/// <param name="Meaning">The skill's description or the document's text.</param>
internal sealed record ToolContract(string Name, JsonSchema Input, JsonSchema Output, string Meaning)
{
    private static readonly JsonSchema AnyText = JsonSchema.Compile(new JsonObject { ["type"] = "string" }).Schema!;

    public static ToolContract Of(Skill skill) => new(skill.Id, skill.Input, skill.Output, skill.Description);

    public static ToolContract Of(string name, TypedDocument referred)
        => new(name, referred.Request ?? AnyText, referred.Reply ?? AnyText, referred.Document.Text);
}
