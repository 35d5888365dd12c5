using System.CommandLine;
using Parley.Cli.Output;
using Parley.Core.Diagnostics;
using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Wires;

namespace Parley.Cli.Demo.Network;

/// <summary>The flags of <c>parley demo network</c> that say what its parties run on: they change no figure.</summary>
internal sealed class WiringFlags
{
    private readonly Option<string> _transport = new("--transport") { Description = "What carries requests: this process, or HTTP over sockets of this machine.", DefaultValueFactory = _ => NameOf(WireKind.Memory) };
    private readonly Option<string?> _postgres = new("--postgres") { Description = "PostgreSQL for the servers that keep tables, as \"Host=127.0.0.1;Username=NAME;Database=NAME\"; the password in PGPASSWORD. In memory otherwise.", HelpName = "CONNECTION" };

    public WiringFlags() => _transport.AcceptOnlyFromAmong([.. Enum.GetValues<WireKind>().Select(NameOf)]);

    public IEnumerable<Option> All => [_transport, _postgres];

    public static string NameOf(WireKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The options with what the flags say; a PostgreSQL server has been tried.</summary>
    public async Task<(NetworkOptions? Options, CommandOutcome? Error)> ReadAsync(ParseResult parsed, NetworkOptions options, CancellationToken cancellationToken)
    {
        options = options with { Transport = Enum.Parse<WireKind>(parsed.GetValue(_transport)!, ignoreCase: true) };
        if (parsed.GetValue(_postgres) is not { } connection)
        {
            return (options, null);
        }

        if (!PostgresServer.Parse(connection).TryGet(out var server, out var unreadable))
        {
            return (null, CommandOutcome.WrongUsage(unreadable.Message));
        }

        return await server.CheckAsync(cancellationToken) is { } unusable ? (null, Unusable(unusable)) : (options with { Postgres = server }, null);
    }

    /// <summary>What it means that the server can't be used, before a run or in the middle of it.</summary>
    public static CommandOutcome Unusable(ParleyError error) => CommandOutcome.Error(ExitCodes.Failed, "PostgresUnusable", error.Message);
}
