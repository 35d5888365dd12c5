using System.Security.Cryptography;
using System.Text;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Skills;

/// <summary>What a caller wants done, in the caller's own words and schemas.</summary>
public sealed record AgentTask
{
    /// <summary>A task by its words and schemas, which are its identity.</summary>
    public AgentTask(string description, JsonSchema input, JsonSchema output)
    {
        (Description, Input, Output) = (description, input, output);
        var identity = JsonText.Write(new JsonArray([description, input.Source, output.Source]));
        Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 8));
    }

    /// <summary>What is wanted, in words that another agent reads.</summary>
    public string Description { get; }

    /// <summary>What the caller gives.</summary>
    public JsonSchema Input { get; }

    /// <summary>What the caller wants back.</summary>
    public JsonSchema Output { get; }

    /// <summary>Identity of the task: 16 hex digits over description and schemas. Counts and routines are kept by it.</summary>
    public string Key { get; }

    /// <summary>A name for people; the key stands in where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the words are a peer's, from its card: prompts then quote them.</summary>
    public bool IsPeers { get; init; }

    /// <summary>The lowest rung by which the task may be done. Default <see cref="Floor.Language"/>: any.</summary>
    public Floor Floor { get; init; }

    /// <summary>What a repetition would do. Where nobody has said, <see cref="SkillEffect.Once"/>: nothing is sent twice.</summary>
    public SkillEffect Effect { get; init; } = SkillEffect.Once;
}
