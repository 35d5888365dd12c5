using System.CommandLine;
using Parley.Benchmarks.Start;

if (Floors.Ran(args))
{
    return 0;
}

// One line for each benchmark: its folder is its name.
var root = new RootCommand("Benchmarks of Parley. Every figure is measured in this run; speed is given beside its floor.")
{
    StartCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
