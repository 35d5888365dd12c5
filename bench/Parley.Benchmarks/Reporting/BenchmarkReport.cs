using System.Globalization;
using System.Text.Json.Nodes;

namespace Parley.Benchmarks.Reporting;

/// <summary>What a benchmark found: figures in order, and lines that say how they were measured.</summary>
internal sealed record BenchmarkReport(string Name, IReadOnlyList<Figure> Figures)
{
    /// <summary>Said beside the figures: rounds, disk, clients, and what the figures do not cover.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>False when the run itself found something wrong, such as a wrong answer; the process then ends with 1.</summary>
    public bool IsSound { get; init; } = true;

    public int Write(bool asJson)
    {
        if (asJson)
        {
            Console.WriteLine(ToJson().ToJsonString());
        }
        else
        {
            WriteTable();
        }

        return IsSound ? 0 : 1;
    }

    private JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var figure in Figures)
        {
            json[figure.Name] = figure.Value;
        }

        json["machine"] = Machine.Describe();
        json["notes"] = new JsonArray([.. Notes.Select(note => (JsonNode)note)]);
        json["sound"] = IsSound;
        return json;
    }

    private void WriteTable()
    {
        Console.WriteLine($"{Name} on {Machine.Describe()}");
        var width = Figures.Max(figure => figure.Name.Length);
        foreach (var figure in Figures)
        {
            Console.WriteLine($"  {figure.Name.PadRight(width)}  {Number(figure.Value),14}  {figure.Words}");
        }

        foreach (var note in Notes)
        {
            Console.WriteLine($"  {note}");
        }
    }

    private static string Number(double value)
        => value.ToString(Math.Abs(value) >= 1000 ? "#,0" : Math.Abs(value) >= 10 ? "0.0" : "0.000", CultureInfo.InvariantCulture);
}
