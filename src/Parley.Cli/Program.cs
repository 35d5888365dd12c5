using System.CommandLine;
using Parley.Cli;
using Parley.Cli.Output;

Terminals.UseUtf8();
var parsed = CommandTree.Parse(args);
if (parsed.Errors.Count > 0)
{
    // The parser's own way ends with 1, which here means that the work failed.
    return CommandRunner.Write(UsageErrors.Outcome(parsed), UsageErrors.WantsJson(args));
}

// After Ctrl+C a node finishes what it accepted; its host gives up after 30 s.
return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(35) });
