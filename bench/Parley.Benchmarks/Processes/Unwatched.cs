namespace Parley.Benchmarks.Processes;

/// <summary>A web host watches the tree below its working directory by default; a store there would wake it with every write, and what is measured would depend on where the benchmark is started.</summary>
internal static class Unwatched
{
    public static readonly string[] Arguments = ["--hostBuilder:reloadConfigOnChange=false"];
}
