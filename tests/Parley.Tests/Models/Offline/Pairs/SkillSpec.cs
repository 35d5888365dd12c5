using System.Security.Cryptography;
using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>A generated skill. Its tool is pure: what it answers is drawn from a hash of its arguments.</summary>
public sealed record SkillSpec(string Id, string Description, IReadOnlyList<Leaf> Inputs, IReadOnlyList<Leaf> Outputs)
{
    public JsonValue InputSchema { get; } = Leaves.Schema(Inputs);

    public JsonValue OutputSchema { get; } = Leaves.Schema(Outputs);

    public JsonValue Run(JsonValue arguments)
    {
        var canonical = Id + string.Join('|', Inputs.OrderBy(leaf => leaf.Id, StringComparer.Ordinal).Select(leaf => JsonText.Write(Leaves.Find(arguments, leaf))));
        var seed = BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var random = new Random(seed);
        var values = new Values(random);
        var ordered = Outputs.OrderBy(leaf => leaf.Id, StringComparer.Ordinal).ToList();
        var present = Leaves.Present(ordered, random);
        var drawn = ordered.ToDictionary(leaf => leaf.Id, leaf => present.Contains(leaf.Id) ? values.Of(leaf.Kind) : default);
        return Leaves.Value(Outputs, leaf => drawn[leaf.Id]);
    }

    public Skill ToSkill() => new()
    {
        Id = Id,
        Description = Description,
        Input = JsonSchema.Compile(InputSchema).Schema!,
        Output = JsonSchema.Compile(OutputSchema).Schema!,
        Visibility = SkillVisibility.Negotiated,
        Tool = new HashTool(this),
    };

    private sealed class HashTool(SkillSpec spec) : ITool
    {
        public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
            => ValueTask.FromResult<Outcome<JsonValue>>(spec.Run(arguments));
    }
}
