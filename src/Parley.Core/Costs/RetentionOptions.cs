namespace Parley.Core.Costs;

/// <summary>How long a node keeps what it noted of exchanges. Expired entries are removed from the files, not just hidden.</summary>
public sealed class RetentionOptions
{
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(36_500);

    /// <summary>Age at which a record is deleted; null keeps records for good. Default null, 1 h to 100 years.</summary>
    public TimeSpan? Records { get; set; }

    /// <summary>Age at which a record loses its bodies, tool calls and tracing id, and keeps its costs; null never. Default null, 1 h to 100 years.</summary>
    public TimeSpan? Bodies { get; set; }

    /// <summary>
    /// Age at which a run of a skill with an effect is forgotten, its result with it: an attempt under the same exchange id that comes later runs anew.
    /// Default 30 days, 1 h to 100 years.
    /// </summary>
    public TimeSpan Effects { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often the node looks. Default 1 h, 1 min to 7 days.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Every mistake, in words; empty when there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        var mistakes = new List<string>();
        Check(nameof(Records), Records ?? Most, Least, Most);
        Check(nameof(Bodies), Bodies ?? Most, Least, Most);
        Check(nameof(Effects), Effects, Least, Most);
        Check(nameof(Interval), Interval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7));
        return mistakes;

        void Check(string name, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                mistakes.Add($"{name}: {value} is outside {least} to {most}.");
            }
        }
    }
}
