using Parley.Core.Costs;

namespace Parley.Configuration;

/// <summary>Reads <c>retention</c>.</summary>
internal static class RetentionReader
{
    private const double LeastDays = 1 / 24d;
    private const double MostDays = 36_500;

    public static void Read(ConfigurationSection? retention, RetentionOptions options)
    {
        if (retention is null)
        {
            return;
        }

        options.Records = Days(retention, "recordDays") ?? options.Records;
        options.Bodies = Days(retention, "bodyDays") ?? options.Bodies;
        options.Effects = Days(retention, "effectDays") ?? options.Effects;
        retention.Close();
    }

    private static TimeSpan? Days(ConfigurationSection retention, string key)
        => retention.Number(key, LeastDays, MostDays, "days") is { } days ? TimeSpan.FromDays(Math.Max(days, LeastDays)) : null;
}
