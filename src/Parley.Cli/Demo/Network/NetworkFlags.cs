using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Policy;
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
    private readonly Option<string?> _report = new("--report") { Description = "Folder for a page with pictures of the run beside the same queries by the other policies, and the same data as CSV and JSON.", HelpName = "DIR" };

    public NetworkFlags() => _policy.AcceptOnlyFromAmong(ClimbPolicies.Paper, ClimbPolicies.Adaptive, ClimbPolicies.LanguageOnly);

    public IEnumerable<Option> All => [_queries, _users, _seed, _policy, _actions, _report];

    /// <summary>Where a report is wanted; null: nowhere.</summary>
    public string? ReportOf(ParseResult parsed) => parsed.GetValue(_report);

    public async Task<(NetworkOptions? Options, CommandOutcome? Error)> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new NetworkOptions { Queries = parsed.GetValue(_queries), Users = parsed.GetValue(_users), Seed = parsed.GetValue(_seed), Policy = parsed.GetValue(_policy)! };
        if (parsed.GetValue(_actions) is { } path)
        {
            if (new Option[] { _queries, _users }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } drawn)
            {
                return Wrong($"{drawn.Name} says how much is drawn, but with --actions the file says what is asked. Leave one of them out.");
            }

            var (actions, error) = await ActionFile.ReadAsync(path, cancellationToken);
            if (actions is null)
            {
                return (null, error);
            }

            options = options.Replay(actions);
        }

        return options.Validate() is { Count: > 0 } mistakes ? Wrong(string.Join(' ', mistakes)) : (options, null);
    }

    private static (NetworkOptions?, CommandOutcome?) Wrong(string message) => (null, CommandOutcome.WrongUsage(message));
}
