using Parley.Cli;
using Parley.Cli.Output;
using Spectre.Console;

var parsed = CommandTree.Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    // The parser's own way ends with 1, which here means that the work failed.
    var message = string.Join(' ', parsed.Errors.Select(error => error.Message)) + " See 'parley --help'.";
    CommandRunner.Write(CommandOutcome.Error(ExitCodes.WrongUsage, "WrongUsage", message), parsed.GetValue(GlobalOptions.Json), AnsiConsole.Console);
    return ExitCodes.WrongUsage;
}

return await parsed.InvokeAsync();
