using System.Globalization;
using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Protocol.Documents;

namespace Parley.Samples;

/// <summary>Tells what the agents of a sample did and what it cost, from the records that every node keeps of its own side.</summary>
internal sealed class ExchangeLog(params IReadOnlyList<WebApplication> nodes)
{
    private readonly HashSet<(WebApplication Node, string Id, Side Side, RecordKind Kind)> _told = [];

    /// <summary>Heads the lines that follow.</summary>
    public static void Begin(string title)
    {
        Console.WriteLine();
        Console.WriteLine($"{title,-38}{"caller",-10}{"agent",-10}{"calls",5}{"cost USD",11}");
    }

    /// <summary>Prints the last exchange and the climbs that it gave rise to.</summary>
    /// <param name="describe">A line about it, under it.</param>
    public async Task<Told> TellAsync(string what, Func<Told, string>? describe = null)
    {
        var told = await ReadAsync();
        Console.WriteLine($"  {what,-36}{Word(told.Caller),-10}{Word(told.Agent),-10}{told.ModelCalls,5}{Money(told.Cost),11}");
        foreach (var line in (describe is null ? [] : new[] { describe(told) }).Concat(told.Climbs))
        {
            Console.WriteLine($"    {line}");
        }

        return told;
    }

    /// <summary>The last exchange. Its climbs go on behind the caller's back; here they are waited for.</summary>
    public async Task<Told> ReadAsync()
    {
        foreach (var node in nodes)
        {
            await node.Services.GetRequiredService<ClimbQueue>().IdleAsync(CancellationToken.None);
        }

        var records = await TakeAsync();
        var exchange = records.Where(record => record.Kind == RecordKind.Exchange).ToList();
        var climbs = records.Where(record => record.Kind != RecordKind.Exchange).OrderBy(record => record.Kind).ToList();
        var (caller, agent) = (exchange.Last(record => record.Side == Side.Sender), exchange.LastOrDefault(record => record.Side == Side.Receiver));
        List<string> lines = [.. exchange.SelectMany(record => record.StepDowns).Select(
            step => $"stepped down from {Word(step.From)} to {Word(step.To)}: {step.Cause[(step.Cause.LastIndexOf(": ", StringComparison.Ordinal) + 1)..].Trim()}")];
        // What was written and what was checked is one line for each agent; a negotiation is one for both.
        foreach (var climb in climbs.GroupBy(record => (Stage: (int)record.Kind / 3, Who: record.Kind == RecordKind.Negotiation ? "both" : record.Agent)).Where(climb => CallsOf(climb) > 0))
        {
            lines.Add($"{await WordsAsync(climb.Key.Who, [.. climb]),-54}{CallsOf(climb),5}{Money(CostOf(climb)),11}");
        }

        return new Told(caller.Mode, agent?.Mode ?? Mode.Language, exchange, CostOf(climbs), lines);
    }

    /// <summary>The last line of a sample, and its exit code: whether what it promises has happened.</summary>
    public static int Conclude(bool holds, string promise)
    {
        Console.WriteLine();
        (holds ? Console.Out : Console.Error).WriteLine(holds ? $"Seen: {promise}" : $"This should have been seen, and was not: {promise}");
        return holds ? 0 : 1;
    }

    /// <summary>An amount as it is shown.</summary>
    public static string Money(decimal cost) => cost == 0 ? "0" : cost.ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>A mode as it is shown.</summary>
    public static string Word(Mode mode) => mode.ToString().ToLowerInvariant();

    private async Task<List<ExchangeRecord>> TakeAsync()
    {
        var taken = new List<ExchangeRecord>();
        foreach (var node in nodes)
        {
            // Several records of one exchange stand under one id, where it took several messages.
            var records = node.Services.GetRequiredService<IExchangeStore>().ReadAllAsync(CancellationToken.None);
            var added = (await records.ToListAsync()).FindAll(record => !_told.Contains((node, record.Id, record.Side, record.Kind)));
            _told.UnionWith(added.Select(record => (node, record.Id, record.Side, record.Kind)));
            taken.AddRange(added);
        }

        return taken;
    }

    private async Task<string> WordsAsync(string who, IReadOnlyList<ExchangeRecord> climb)
    {
        var name = await NameAsync(climb.Select(record => record.Document).LastOrDefault(hash => hash is not null));
        var (isWritten, isChecked) = (climb.Any(record => record.Kind == RecordKind.Programming), climb.Any(record => record.Kind == RecordKind.Verification));
        return climb[0].Kind switch
        {
            RecordKind.Negotiation => $"both agreed on the document {name}",
            RecordKind.Suitability => $"{who} asked a model whether {name} suits",
            _ => $"{who} had a routine {(isWritten ? isChecked ? "written and checked" : "written" : "of others checked")}",
        };
    }

    private async Task<string> NameAsync(DocumentHash? hash)
    {
        foreach (var node in nodes)
        {
            if (hash is { } known && await node.Services.GetRequiredService<IDocumentStore>().FindAsync(known, CancellationToken.None) is { } stored)
            {
                return $"'{stored.Document.Name}'";
            }
        }

        return "that was offered";
    }

    private static int CallsOf(IEnumerable<ExchangeRecord> records) => records.Sum(record => record.ModelCalls.Count);

    private static decimal CostOf(IEnumerable<ExchangeRecord> records) => records.Sum(record => record.Cost);
}

/// <summary>One exchange as both sides handled it.</summary>
/// <param name="Records">Both sides' records of it.</param>
/// <param name="ClimbCost">What both sides spent afterwards, so that the next exchange is cheaper.</param>
/// <param name="Climbs">What that was spent on, in words.</param>
internal sealed record Told(Mode Caller, Mode Agent, IReadOnlyList<ExchangeRecord> Records, decimal ClimbCost, IReadOnlyList<string> Climbs)
{
    public int ModelCalls => Records.Sum(record => record.ModelCalls.Count);

    public decimal Cost => Records.Sum(record => record.Cost);
}
