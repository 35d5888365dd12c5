using System.CommandLine;
using System.Globalization;
using Parley.Cli.Calling;
using Parley.Cli.Output;

namespace Parley.Cli.Commands;

/// <summary><c>parley call URL [SKILL] JSON|@FILE</c>: has an agent do a task, once or many times; the sender climbs in its own store between calls.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "The agent's URL." };
        var what = new Argument<string[]>("skill-and-input") { Description = "[SKILL] JSON: a public skill of the agent where it has several, and the input, or @FILE that holds it.", Arity = new ArgumentArity(0, 2) };
        var task = new Option<string?>("--task") { Description = "Your own task: {description, input, output} with schemas.", HelpName = "FILE" };
        var repeat = Repeat();
        var inputs = new Option<string?>("--inputs") { Description = "Many inputs: one JSON value a line.", HelpName = "FILE.jsonl" };
        var config = new Option<string?>("--config") { Description = "Take models, agents and policies from this configuration.", HelpName = "FILE" };
        var agent = new Option<string?>("--agent") { Description = "Call on behalf of this agent of the configuration.", HelpName = "NAME" };
        var policy = new Option<string?>("--policy") { Description = "Climb by this policy: paper, library, adaptive, language-only, never-negotiate.", HelpName = "NAME" };
        var command = new Command("call", "Have an agent do a task.") { url, what, task, repeat, inputs, config, agent, policy };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var options = new CallOptions
                {
                    Url = parsed.GetValue(url)!,
                    Words = parsed.GetValue(what) ?? [],
                    TaskFile = parsed.GetValue(task),
                    Repeat = parsed.GetValue(repeat),
                    InputsFile = parsed.GetValue(inputs),
                    ConfigFile = parsed.GetValue(config),
                    Agent = parsed.GetValue(agent),
                    Policy = parsed.GetValue(policy),
                };
                var (plan, wrong) = await CallPlan.ReadAsync(options, token);
                return plan is null ? wrong! : await CallRun.RunAsync(plan, context, token);
            },
            cancellationToken));
        return command;
    }

    private static Option<int> Repeat() => new("--repeat")
    {
        Description = "Call so many times; the sender climbs between calls.",
        DefaultValueFactory = _ => 1,
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= CallOptions.MaxCalls)
            {
                return count;
            }

            result.AddError($"--repeat takes a whole number from 1 to {CallOptions.MaxCalls}.");
            return 1;
        },
    };
}
