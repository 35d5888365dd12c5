using Parley.Routines.Execution;

namespace Parley.Routines.Compilation;

/// <summary>A place among the steps that is known later.</summary>
internal sealed class Label
{
    public int At { get; set; } = -1;
}

/// <summary>Collects the steps of an async function.</summary>
internal sealed class StepList
{
    private readonly List<Step> _steps = [];

    public Step[] ToArray() => [.. _steps];

    public void Add(Step step) => _steps.Add(step);

    public void Mark(Label label) => label.At = _steps.Count;

    public void Do(Action<Frame>? action)
    {
        if (action is not null)
        {
            Add((f, at) =>
            {
                action(f);
                return at + 1;
            });
        }
    }

    public void Jump(Label target) => Add((_, _) => target.At);

    public void JumpUnless(Test test, Label target) => Add((f, at) => test(f) ? at + 1 : target.At);

    public void JumpIf(Test test, Label target) => Add((f, at) => test(f) ? target.At : at + 1);
}
