namespace Parley.Tests.Routines.Differential;

/// <summary>A program of which the two engines think differently.</summary>
internal sealed record Disagreement(GeneratedProgram Program, OwnResult Own, string Node)
{
    public override string ToString()
    {
        var at = Own.Text.Zip(Node).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"seed {Program.Seed}\n{Program.Source}\ninput {Program.Input}\nours  …{Part(Own.Text, at)} {Own.Detail}\nnode  …{Part(Node, at)}";
    }

    private static string Part(string text, int at) => text[Math.Min(text.Length, Math.Max(0, at - 60))..Math.Min(text.Length, at + 120)];
}
