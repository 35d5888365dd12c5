using Microsoft.Extensions.DependencyInjection;
using Parley.Cli.Output;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Spectre.Console;

namespace Parley.Cli.Calling;

/// <summary>Makes the calls of a plan, climbing between them.</summary>
internal static class CallRun
{
    private const int MaxClimbRecords = 1000;

    public static async Task<CommandOutcome> RunAsync(CallPlan plan, CommandContext context, CancellationToken cancellationToken)
    {
        await using var node = await CreateNodeAsync(plan, context, cancellationToken);
        var client = node.Services.GetRequiredService<AgentClient>();
        var start = context.Time.GetUtcNow();
        var found = plan.Task is { } own ? own : await client.FindTaskAsync(plan.Url, plan.Skill, cancellationToken);
        if (!found.TryGet(out var task, out var error))
        {
            return CommandOutcome.Error(ExitCodes.Failed, error.Code.ToString(), Advise(error));
        }

        var rows = new List<CallRow>();
        foreach (var input in plan.Inputs)
        {
            rows.Add(CallRow.Of(input, await client.InvokeAsync(plan.Agent, plan.Url, task, input.DeepClone(), null, cancellationToken)));
            await node.DrainAsync(cancellationToken);
        }

        var climbs = await node.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery { Agent = plan.Agent, Side = Side.Sender, Limit = MaxClimbRecords }, cancellationToken);
        return Outcome(plan, rows, [.. climbs.Where(record => record.Kind != RecordKind.Exchange && record.At >= start)]);
    }

    private static Task<ParleyNode> CreateNodeAsync(CallPlan plan, CommandContext context, CancellationToken cancellationToken)
    {
        return plan.Configuration is { } configuration ? ParleyNode.CreateAsync(configuration, Configure, cancellationToken) : ParleyNode.CreateAsync(Configure, cancellationToken);

        void Configure(ParleyBuilder parley)
        {
            parley.UseStore(context.StorePath);
            if (!parley.Options.Agents.ContainsKey(plan.Agent))
            {
                parley.AddAgent(plan.Agent, agent => agent.Describe("A caller at the command line."));
            }

            if (plan.Policy is { } policy)
            {
                parley.Options.Agents[plan.Agent].Policy = policy;
            }
        }
    }

    private static CommandOutcome Outcome(CallPlan plan, List<CallRow> rows, IReadOnlyList<ExchangeRecord> climbs)
    {
        var last = rows[^1];
        var json = last.ToJson();
        json.Remove("input");
        json["modelCalls"] = rows.Sum(row => row.ModelCalls);
        json["costUsd"] = (double)rows.Sum(row => row.Cost);
        json["climb"] = new JsonObject { { "modelCalls", climbs.Sum(record => record.ModelCalls.Count) }, { "costUsd", (double)climbs.Sum(record => record.Cost) } };
        if (plan.IsSeries)
        {
            json["exchanges"] = new JsonArray(rows.Select(row => (JsonValue)row.ToJson()));
        }

        var isDone = rows.TrueForAll(row => row.Outcome.Succeeded);
        return new CommandOutcome(isDone ? ExitCodes.Done : ExitCodes.Failed, json, console => Render(console, plan, rows, climbs));
    }

    private static void Render(IAnsiConsole console, CallPlan plan, List<CallRow> rows, IReadOnlyList<ExchangeRecord> climbs)
    {
        if (!plan.IsSeries)
        {
            var only = rows[0];
            console.Write(new Text((only.Outcome.TryGet(out var output, out var error) ? JsonText.WriteIndented(output) : $"error {Advise(error)}") + "\n"));
        }
        else
        {
            var table = TableStyle.Create("#", "mode", "peer", "model calls", "cost USD", "ms", "output");
            for (var i = 0; i < rows.Count; i++)
            {
                var (row, record) = (rows[i], rows[i].Record);
                table.AddRow(
                    new Text($"{i + 1}"),
                    new Text(record is null ? "-" : CallRow.Word(record.Mode)),
                    new Text(record?.PeerMode is { } peer ? CallRow.Word(peer) : "?"),
                    new Text($"{row.ModelCalls}"),
                    new Text($"{row.Cost:0.000000}"),
                    new Text($"{record?.Duration.TotalMilliseconds ?? 0:0.0}"),
                    new Text(row.Outcome.TryGet(out var output, out var error) ? JsonText.Write(output) : error.ToString()));
            }

            console.Write(table);
        }

        foreach (var row in rows.Where(row => row.StepDown is not null))
        {
            console.MarkupLineInterpolated($"[yellow]step down[/] {row.StepDown}");
        }

        if (climbs.Count > 0)
        {
            console.MarkupLineInterpolated($"[grey]climbed: {string.Join(", ", climbs.Select(record => record.Kind.ToString().ToLowerInvariant()))}; {climbs.Sum(record => record.Cost):0.000000} USD[/]");
        }
    }

    private static string Advise(ParleyError error)
        => error.Code == ParleyErrorCode.UnknownSkill ? $"{error.Message} (--task FILE takes {{description, input, output}}.)" : error.Message;
}
