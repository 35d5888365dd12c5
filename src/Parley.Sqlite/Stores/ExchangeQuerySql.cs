using System.Globalization;
using System.Text;
using Parley.Core.Costs;

namespace Parley.Sqlite.Stores;

/// <summary>A query as SQL: one condition per field that is given, so that each combination is prepared once and can use its index.</summary>
internal static class ExchangeQuerySql
{
    public static (string Sql, object?[] Arguments) Write(ExchangeQuery query)
    {
        var sql = new StringBuilder("SELECT record FROM exchanges");
        var arguments = new List<object?>();
        Where("agent", query.Agent);
        Where("peer", query.Peer);
        Where("subject", query.Subject);
        Where("side", query.Side?.ToString());
        Where("kind", query.Kind?.ToString());
        Where("mode", query.Mode?.ToString());
        Where("document", query.Document?.ToBytes());
        arguments.Add(Math.Max(query.Limit, 0));
        sql.Append(CultureInfo.InvariantCulture, $" ORDER BY at DESC, seq DESC LIMIT ${arguments.Count}");
        return (sql.ToString(), [.. arguments]);

        void Where(string column, object? value)
        {
            if (value is not null)
            {
                arguments.Add(value);
                sql.Append(CultureInfo.InvariantCulture, $" {(arguments.Count == 1 ? "WHERE" : "AND")} {column} = ${arguments.Count}");
            }
        }
    }
}
