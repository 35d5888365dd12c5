using System.Globalization;

namespace Parley.InteropTests.Storage;

/// <summary>One line that the killed process printed: what was acknowledged, by which of its workers, in which of its rounds.</summary>
internal sealed record Acknowledgement(string Kind, string Worker, int Number)
{
    public string Id => $"{Worker}-{Number}";

    /// <summary>False for a line that the kill cut off.</summary>
    public static bool TryParse(string line, out Acknowledgement? acknowledgement)
    {
        acknowledgement = line.Split(' ') is [var kind, var worker, var number, "."]
            ? new Acknowledgement(kind, worker, int.Parse(number, CultureInfo.InvariantCulture))
            : null;
        return acknowledgement is not null;
    }
}
