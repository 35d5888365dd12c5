namespace Parley.Benchmarks.Kill;

/// <summary>One line of the killed process, and how long before the kill it was read.</summary>
internal sealed record Acknowledged(string Kind, string Id, long At)
{
    public string Worker => string.Join('-', Id.Split('-').Take(2));

    public static Acknowledged? Parse(string line, long at) => line.Split(' ') is [var kind, var id, "."] ? new Acknowledged(kind, id, at) : null;
}
