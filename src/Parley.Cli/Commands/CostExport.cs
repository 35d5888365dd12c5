using System.Globalization;
using System.Text;
using Parley.Core.Costs;

namespace Parley.Cli.Commands;

/// <summary>Records as CSV (RFC 4180), one line a record.</summary>
internal static class CostExport
{
    private const string Header = "id,at,kind,side,agent,peer,subject,document,mode,peerMode,modelCalls,inputTokens,outputTokens,cost,currency,ms,error,stepDowns";

    public static async Task<long> WriteFileAsync(string path, IAsyncEnumerable<ExchangeRecord> records, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false));
        return await WriteAsync(writer, records, cancellationToken);
    }

    /// <summary>The number of records.</summary>
    public static async Task<long> WriteAsync(TextWriter writer, IAsyncEnumerable<ExchangeRecord> records, CancellationToken cancellationToken)
    {
        await writer.WriteAsync($"{Header}\r\n".AsMemory(), cancellationToken);
        var rows = 0L;
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            await writer.WriteAsync($"{string.Join(',', Fields(record).Select(Escape))}\r\n".AsMemory(), cancellationToken);
            rows++;
        }

        return rows;
    }

    private static IEnumerable<string> Fields(ExchangeRecord record) =>
    [
        record.Id,
        record.At.ToString("O"),
        record.Kind.ToString(),
        record.Side.ToString(),
        record.Agent,
        record.Peer,
        record.Subject,
        record.Document?.ToBase64() ?? "",
        record.Mode.ToString(),
        record.PeerMode?.ToString() ?? "",
        Number(record.ModelCalls.Count),
        Number(record.ModelCalls.Sum(call => call.InputTokens)),
        Number(record.ModelCalls.Sum(call => call.OutputTokens)),
        record.Cost.ToString(CultureInfo.InvariantCulture),
        record.ModelCalls.Count > 0 ? record.ModelCalls[0].Currency : "",
        record.Duration.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture),
        record.Error ?? "",
        string.Join("; ", record.StepDowns.Select(step => $"{step.From} to {step.To}: {step.Cause}")),
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text of a peer may begin with a sign that a spreadsheet takes for a formula.</summary>
    private static string Escape(string field)
    {
        var safe = field.Length > 0 && field[0] is ('=' or '+' or '-' or '@') ? $"'{field}" : field;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
