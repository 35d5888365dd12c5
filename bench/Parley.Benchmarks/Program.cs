using System.CommandLine;

// One line for each benchmark: its folder is its name.
var root = new RootCommand("Benchmarks of Parley. Every figure is measured in this run; speed is given beside its floor.")
{
    Parley.Benchmarks.Store.StoreCommand.Create(),
    Parley.Benchmarks.Kill.KillCommand.Create(),
    Parley.Benchmarks.Kill.KillCommand.CreateVictim(),
};
return await root.Parse(args).InvokeAsync();
