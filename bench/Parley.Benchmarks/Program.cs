using System.CommandLine;
using Parley.Benchmarks.Fuzzing;
using Parley.Benchmarks.Soak;
using Parley.Benchmarks.Schemas;
using Parley.Benchmarks.Patterns;
using Parley.Benchmarks.Wire;
using Parley.Benchmarks.Routines;
using Parley.Benchmarks.Peers;
using Parley.Benchmarks.Start;

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
    Parley.Benchmarks.Store.StoreCommand.Create(),
    Parley.Benchmarks.Kill.KillCommand.Create(),
    Parley.Benchmarks.Kill.KillCommand.CreateVictim(),
    StartCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
