namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>How callers word the tasks that they have for skills.</summary>
public interface ITaskWording
{
    string Verb(Random random);

    TaskWords Task(Random random, bool reshape, IReadOnlyList<Leaf> inputs, IReadOnlyList<Leaf> outputs, IReadOnlyList<SkillSpec> skills);
}

public sealed record TaskWords(string Description, IReadOnlyList<Leaf> Inputs, IReadOnlyList<Leaf> Outputs);
