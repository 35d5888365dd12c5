using Parley.Core.Costs;
using Parley.Cli.Output;
using Parley.Simulations.Network.Running;

namespace Parley.Cli.Demo.Network;

/// <summary>How far a run is.</summary>
internal sealed class NetworkProgress
{
    private const int ShownCharacters = 100;

    private readonly Dictionary<Mode, int> _modes = [];
    private readonly List<string> _stepDowns = [];

    public int Answered { get; private set; }

    public decimal Cost { get; private set; }

    /// <summary>Rungs that broke, in order.</summary>
    public IReadOnlyList<string> StepDowns => _stepDowns;

    /// <summary>Queries that their senders handled in this mode.</summary>
    public int Of(Mode mode) => _modes.GetValueOrDefault(mode);

    public void Add(QueryResult result)
    {
        Answered++;
        Cost += result.Cost;
        if (result.Record is not { } record)
        {
            return;
        }

        _modes[record.Mode] = Of(record.Mode) + 1;
        _stepDowns.AddRange(record.StepDowns.Select(step => PlainText.Clip($"{result.Query.Pair} {step.From} to {step.To}: {step.Cause}", ShownCharacters)));
    }
}
