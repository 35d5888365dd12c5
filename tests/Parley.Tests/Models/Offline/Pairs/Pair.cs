using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>A caller's task, an agent that can do it, and what must come out.</summary>
public sealed record Pair
{
    public required int Number { get; init; }

    public required bool IsReshaped { get; init; }

    public required IReadOnlyList<SkillSpec> Skills { get; init; }

    /// <summary>Ids of the skills that are needed.</summary>
    public required IReadOnlyList<string> Needed { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<Leaf> Inputs { get; init; }

    public required IReadOnlyList<Leaf> Outputs { get; init; }

    public required JsonValue Input { get; init; }

    public AgentTask Task => new(Description, JsonSchema.Compile(Leaves.Schema(Inputs)).Schema!, JsonSchema.Compile(Leaves.Schema(Outputs)).Schema!);

    public Agent Agent => new() { Name = "peer", Description = "Does what it can.", Skills = [.. Skills.Select(skill => skill.ToSkill())] };

    public JsonValue Run(string skill, JsonValue arguments) => Skills.Single(one => one.Id == skill).Run(arguments);

    /// <summary>The arguments of each skill that is needed, by its id.</summary>
    public JsonObject Calls()
    {
        var given = Inputs.ToDictionary(leaf => leaf.Id, leaf => Leaves.Find(Input, leaf));
        var calls = new JsonObject();
        foreach (var skill in Skills.Where(skill => Needed.Contains(skill.Id)))
        {
            calls[skill.Id] = Leaves.Value(skill.Inputs, leaf => given.GetValueOrDefault(leaf.Id));
        }

        return calls;
    }

    public JsonValue Expected()
    {
        var results = new Dictionary<string, JsonValue>();
        foreach (var (id, arguments) in Calls())
        {
            var skill = Skills.Single(skill => skill.Id == id);
            var answer = skill.Run(arguments);
            foreach (var leaf in skill.Outputs)
            {
                results[leaf.Id] = Leaves.Find(answer, leaf);
            }
        }

        return Leaves.Value(Outputs, leaf => results[leaf.Id]);
    }

    public override string ToString() => $"""
        pair {Number} ({(IsReshaped ? "reshaped" : "plain")}), needs {string.Join(" and ", Needed)}
        task: {Description}
        task input: {JsonText.Write(Leaves.Schema(Inputs))}
        task output: {JsonText.Write(Leaves.Schema(Outputs))}
        input: {JsonText.Write(Input)}
        {string.Join('\n', Skills.Select(skill => $"skill {skill.Id}: {skill.Description}\n  in {JsonText.Write(skill.InputSchema)}\n  out {JsonText.Write(skill.OutputSchema)}"))}
        """;
}
