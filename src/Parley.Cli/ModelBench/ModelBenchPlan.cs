using Parley.Options;

namespace Parley.Cli.ModelBench;

/// <summary>What is measured: which model, how many tasks, how many exchanges of each kind.</summary>
/// <param name="Model">Its options, the same for both agents of a pair.</param>
/// <param name="Name">What it is called in figures.</param>
/// <param name="Exchanges">Exchanges in plain language, and again after the climb, for each task.</param>
internal sealed record ModelBenchPlan(string Name, ModelOptions Model, IReadOnlyList<ModelTask> Tasks, int Exchanges, int Seed)
{
    public const int MaxExchanges = 100;
}
