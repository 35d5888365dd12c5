using System.Text;
using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Core.Prompting.Answers;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>What models answer.</summary>
internal static class AnswerTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } = [new("answer", SeedFiles.Texts("answers.txt"), Decode)];

    private static void Decode(byte[] input)
    {
        var answer = Encoding.UTF8.GetString(input);
        Promise.IsExplained(ModelAnswer.TryReadJson(answer, out _, out var error), error);
        if (ModelAnswer.TryReadTag(answer, "PROTOCOL", out var content))
        {
            Promise.Holds(content.Length <= answer.Length, "more than was answered");
        }

        _ = ModelAnswer.ReadCode(answer);
        _ = ModelAnswer.ReadYesNo(answer, out _);
        _ = ModelAnswer.IsRefusal(answer);
    }
}
