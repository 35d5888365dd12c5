using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>The one look of tables: aligned columns without lines. Only the last column breaks where the terminal is narrow.</summary>
internal static class TableStyle
{
    private const int MinWidth = 100;

    public static Table Create(params string[] columns)
    {
        var table = new Table { Border = TableBorder.None, UseSafeBorder = false };
        for (var i = 0; i < columns.Length; i++)
        {
            var isLast = i == columns.Length - 1;
            table.AddColumn(new TableColumn($"[grey]{Markup.Escape(columns[i])}[/]") { NoWrap = !isLast, Padding = new Padding(0, 0, isLast ? 0 : 2, 0) });
        }

        return table;
    }

    /// <summary>A row of plain texts, without control characters.</summary>
    public static void AddTexts(this Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(PlainText.Of(cell))));

    /// <summary>In a narrow terminal the lines run over its edge: a column that doesn't fit would vanish.</summary>
    public static void WriteTable(this IAnsiConsole console, Table table)
    {
        var width = console.Profile.Width;
        console.Profile.Width = Math.Max(width, MinWidth);
        console.Write(table);
        console.Profile.Width = width;
    }

    public static Table AlignRight(this Table table, params int[] columns)
    {
        foreach (var column in columns)
        {
            table.Columns[column].Alignment = Justify.Right;
        }

        return table;
    }
}
