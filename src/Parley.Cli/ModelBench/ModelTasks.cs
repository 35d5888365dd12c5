namespace Parley.Cli.ModelBench;

/// <summary>All tasks, the easy ones first.</summary>
internal static class ModelTasks
{
    public static IReadOnlyList<ModelTask> All { get; } = [.. ShapeTasks.All, .. MeaningTasks.All];
}
