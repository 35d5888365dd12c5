using System.CommandLine;
using Parley.Benchmarks.Peers;

// One line for each benchmark: its folder is its name.
var root = new RootCommand("Benchmarks of Parley. Every figure is measured in this run; speed is given beside its floor.")
{
    PeersCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
