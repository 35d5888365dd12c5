using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Programs;

/// <summary>What a receiver's program may call: a skill with an object, or the routine of another document with a body of that document.</summary>
internal sealed record Callee(SkillView View, IBodyForm Request, IBodyForm Reply)
{
    public static Callee Of(SkillView skill) => new(skill, new ValueForm(skill.Input), new ValueForm(skill.Output));

    public static Callee Of(string name, DocumentForm document)
        => new(new SkillView(name, document.About, document.Request.Shape, document.Reply.Shape), document.Request, document.Reply);

    public JsonValue ReadReply(JsonValue reply) => Reply.Read(reply);
}
