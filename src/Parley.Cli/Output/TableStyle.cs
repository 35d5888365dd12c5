using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>The one look of tables.</summary>
internal static class TableStyle
{
    public static Table Create(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn($"[grey]{Markup.Escape(column)}[/]") { NoWrap = true });
        }

        return table;
    }
}
