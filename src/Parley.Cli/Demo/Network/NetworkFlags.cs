using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Policy;
using Parley.Core.Transport;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Running;

namespace Parley.Cli.Demo.Network;

/// <summary>The flags of <c>parley demo network</c>.</summary>
internal sealed class NetworkFlags
{
    private static readonly NetworkOptions Usual = new();

    private readonly Option<int> _queries = new("--queries") { Description = "Queries in all, at least one for each user.", HelpName = "N", DefaultValueFactory = _ => Usual.Queries };
    private readonly Option<int> _users = new("--users") { Description = "Users who ask the fifteen servers.", HelpName = "N", DefaultValueFactory = _ => Usual.Users };
    private readonly Option<int> _seed = new("--seed") { Description = "Decides who asks what, and what the servers answer.", HelpName = "N", DefaultValueFactory = _ => Usual.Seed };
    private readonly Option<string> _policy = new("--policy") { Description = "How all agents climb.", DefaultValueFactory = _ => Usual.Policy };
    private readonly Option<string?> _actions = new("--actions") { Description = "Asks what this file says, in its order: actions.json of the Agora paper's demo.", HelpName = "FILE" };
    private readonly Option<string?> _script = new("--script") { Description = "Changes the network in the middle of the run as this file says, and tells what adapting cost.", HelpName = "FILE" };
    private readonly Option<bool> _public = new("--public") { Description = "Servers show the schemas of their skills to everybody." };
    private readonly Option<string?> _models = new("--models") { Description = "Asks the models of this configuration in place of the offline model.", HelpName = "FILE" };
    private readonly Option<bool> _failures = new("--failures") { Description = "Has Gemini's service fail now and then, as in the paper's run." };
    private readonly Option<int> _retries = new("--retries") { Description = "How often a call that failed is tried again.", HelpName = "N", DefaultValueFactory = _ => Usual.Retries };
    private readonly Option<string?> _report = new("--report") { Description = "Folder for a page with pictures of the run beside the same queries by the other policies, and the same data as CSV and JSON.", HelpName = "DIR" };

    private readonly WiringFlags _wiring = new();

    public NetworkFlags() => _policy.AcceptOnlyFromAmong(ClimbPolicies.Paper, ClimbPolicies.Adaptive, ClimbPolicies.LanguageOnly);

    public IEnumerable<Option> All => [_queries, _users, _seed, _policy, _actions, _script, _public, _models, _failures, _retries, .. _wiring.All, _report];

    /// <summary>Where a report is wanted; null: nowhere.</summary>
    public string? ReportOf(ParseResult parsed) => parsed.GetValue(_report);

    /// <param name="transport">Over which models are reached.</param>
    public async Task<(NetworkOptions? Options, CommandOutcome? Error)> ReadAsync(ParseResult parsed, ITransport transport, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Misfit(parsed) is { } misfit)
        {
            return (null, CommandOutcome.WrongUsage(misfit));
        }

        var options = new NetworkOptions
        {
            Queries = parsed.GetValue(_queries),
            Users = parsed.GetValue(_users),
            Seed = parsed.GetValue(_seed),
            Policy = parsed.GetValue(_policy)!,
            IsPublic = parsed.GetValue(_public),
            FailureRates = parsed.GetValue(_failures) ? PaperModels.FailureRates : Usual.FailureRates,
            Retries = parsed.GetValue(_retries),
        };
        if (parsed.GetValue(_models) is { } configuration)
        {
            var (models, error) = ModelsFile.Read(configuration, transport, time);
            if (models is null)
            {
                return (null, error);
            }

            options = options with { Models = models };
        }

        if (parsed.GetValue(_actions) is { } path)
        {
            var (actions, error) = await ActionFile.ReadAsync(path, cancellationToken);
            if (actions is null)
            {
                return (null, error);
            }

            options = options.Replay(actions);
        }

        if (options.Validate() is { Count: > 0 } mistakes)
        {
            return (null, CommandOutcome.WrongUsage(string.Join(' ', mistakes)));
        }

        if (parsed.GetValue(_script) is { } changes)
        {
            var (script, error) = await ScriptFile.ReadAsync(changes, options, cancellationToken);
            if (script is null)
            {
                return (null, error);
            }

            options = options.Follow(script);
        }

        return await _wiring.ReadAsync(parsed, options, cancellationToken);
    }

    /// <summary>Two flags that mean nothing together, or one that means nothing alone; null when there are none.</summary>
    private string? Misfit(ParseResult parsed)
    {
        if (parsed.GetValue(_actions) is not null && new Option[] { _queries, _users }.FirstOrDefault(IsGiven) is { } drawn)
        {
            return $"{drawn.Name} says how much is drawn, but with --actions the file says what is asked. Leave one of them out.";
        }

        return IsGiven(_retries) && !parsed.GetValue(_failures) ? "--retries belongs to --failures." : null;

        bool IsGiven(Option option) => parsed.GetResult(option) is { Implicit: false };
    }
}
