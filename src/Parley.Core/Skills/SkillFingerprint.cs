using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Parley.Protocol.Json;

namespace Parley.Core.Skills;

/// <summary>Identity of a set of skills: 16 hex digits over ids, descriptions, schemas and effects. A verdict or a routine made for other skills isn't used.</summary>
public static class SkillFingerprint
{
    // An agent never changes, and every exchange asks.
    private static readonly ConditionalWeakTable<Agent, string> Known = [];

    /// <summary>Changes when any skill's words, schemas or effect do; judgements of documents hold as long as it is the same.</summary>
    public static string Of(Agent agent) => Known.TryGetValue(agent, out var known) ? known : Known.GetValue(agent, Make);

    private static string Make(Agent agent)
    {
        var identity = new JsonArray();
        foreach (var skill in agent.Skills)
        {
            identity.Add(new JsonArray([skill.Id, skill.Description, skill.Input.Source, skill.Output.Source, skill.Effect.ToString()]));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Write(identity))).AsSpan(0, 8));
    }
}
