using System.CommandLine;
using Parley.Benchmarks.Fuzzing;
using Parley.Benchmarks.Kill;
using Parley.Benchmarks.Patterns;
using Parley.Benchmarks.Peers;
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
return await root.Parse(args).InvokeAsync();
