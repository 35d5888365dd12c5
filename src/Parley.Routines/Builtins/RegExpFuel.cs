using Parley.Protocol.Patterns;
using Parley.Routines.Execution;

namespace Parley.Routines.Builtins;

/// <summary>Charges a run for matching while it goes on, so that fuel and deadline hold inside a match too.</summary>
internal sealed class RegExpFuel(Run run) : IStepSource
{
    // A step of matching is about an eighth of what a unit of fuel stands for.
    private const int StepsPerUnit = 8;
    private const int Slice = 4096;

    public Run Run => run;

    /// <summary>Steps for one search; the first slice is charged by <see cref="Settle"/>.</summary>
    public PatternSteps Begin() => new(Slice, this);

    public long NextSlice()
    {
        run.Charge(Slice / StepsPerUnit);
        return Slice;
    }

    /// <summary>Charges what a search took of its last slice.</summary>
    public void Settle(in PatternSteps steps) => run.Charge((Slice - steps.Left) / StepsPerUnit);
}
