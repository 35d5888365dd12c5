using System.CommandLine;
using System.Globalization;
using Parley.Cli.ModelBench;
using Parley.Cli.Output;

namespace Parley.Cli.Commands;

/// <summary><c>parley bench model</c>: how good a model is at what a node asks of one.</summary>
internal static class BenchCommand
{
    private const int DefaultExchanges = 3;

    public static Command Create() => new("bench", "Measure.") { Model() };

    private static Command Model()
    {
        var name = new Option<string?>("--model") { Description = "The model: an entry of the configuration, or the endpoint's name for it. Default: the configuration's default, else the offline model.", HelpName = "NAME" };
        var config = new Option<string?>("--config") { Description = "Take the model from this configuration.", HelpName = "FILE" };
        var endpoint = new Option<string?>("--endpoint") { Description = "An OpenAI-compatible server, such as http://127.0.0.1:11434/v1.", HelpName = "URL" };
        var key = new Option<string?>("--api-key-env") { Description = "The environment variable that holds the endpoint's key.", HelpName = "NAME" };
        var tasks = Count("--tasks", "Try the first so many tasks, the easy ones first.", AllTasks, AllTasks);
        var exchanges = Count("--exchanges", "Exchanges of each task in plain language, and again after the climb.", () => DefaultExchanges, () => ModelBenchPlan.MaxExchanges);
        var seed = new Option<int>("--seed") { Description = "Chooses the questions.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var command = new Command("model", "How good is a model at plain language, negotiation and programming? Success, tokens, money, time and the break-even.") { name, config, endpoint, key, tasks, exchanges, seed };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var (model, title, wrong) = ModelChoice.Read(parsed.GetValue(name), parsed.GetValue(config), parsed.GetValue(endpoint), parsed.GetValue(key));
                return model is null
                    ? wrong!
                    : await ModelBenchRun.RunAsync(new ModelBenchPlan(title, model, [.. ModelTasks.All.Take(parsed.GetValue(tasks))], parsed.GetValue(exchanges), parsed.GetValue(seed)), context, token);
            },
            cancellationToken));
        return command;
    }

    private static int AllTasks() => ModelTasks.All.Count;

    /// <summary>The bounds are asked for when they are needed: the tasks take longer to make than all of <c>parley --help</c>.</summary>
    private static Option<int> Count(string flag, string description, Func<int> usual, Func<int> most) => new(flag)
    {
        Description = description,
        DefaultValueFactory = _ => usual(),
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most())
            {
                return count;
            }

            result.AddError($"{flag} takes a whole number from 1 to {most()}.");
            return usual();
        },
    };
}
