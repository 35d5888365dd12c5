using Parley.Simulations.Network.Running;

namespace Parley.Simulations.Network.Reporting;

/// <summary>One line for each query of each policy, written while they are answered.</summary>
internal sealed class QueriesCsv
{
    private readonly TextWriter _lines;

    public QueriesCsv(TextWriter lines)
    {
        _lines = lines;
        lines.Write(CsvText.Line("policy", "query", "user", "server", "task", "mode", "document", "is_right", "error", "usd", "exchange"));
    }

    public void Add(string policy, QueryResult result)
    {
        var (query, record) = (result.Query, result.Record);
        _lines.Write(CsvText.Line(
            policy, query.Number, query.User, query.Pair.Server, query.Pair.Task, record is null ? null : Words.Of(record.Mode), record?.Document, result.IsRight, result.Error?.ToString(), result.Cost, record?.Id));
    }
}
