using System.CommandLine;
using Parley.Benchmarks.Fuzzing;
using Parley.Benchmarks.Kill;
using Parley.Benchmarks.Patterns;
using Parley.Benchmarks.Peers;
using Parley.Benchmarks.Reporting;
using Parley.Benchmarks.Routines;
using Parley.Benchmarks.Schemas;
using Parley.Benchmarks.Soak;
using Parley.Benchmarks.Start;
using Parley.Benchmarks.Store;
using Parley.Benchmarks.Wire;

if (Floors.Ran(args))
{
    return 0;
}

// One line for each benchmark: its folder is its name.
var root = new RootCommand("Benchmarks of Parley. Every figure is measured in this run; speed is given beside its floor.")
{
    FuzzCommand.Create(),
    SoakCommand.Create(),
    SoakNode.Create(),
    SchemasCommand.Create(),
    PatternsCommand.Create(),
    WireCommand.Create(),
    RoutinesCommand.Create(),
    PeersCommand.Create(),
    StoreCommand.Create(),
    KillCommand.Create(),
    KillCommand.CreateVictim(),
    StartCommand.Create(),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    // The parser's own way ends with 1, which here means that something wrong was found.
    return UsageErrors.Write(parsed);
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (BenchmarkException failure)
{
    await Console.Error.WriteLineAsync($"error {failure.Message}");
    return 1;
}
catch (OperationCanceledException stopped) when (stopped.InnerException is not TimeoutException)
{
    await Console.Error.WriteLineAsync("error Stopped before the measurement was done.");
    return 1;
}
