namespace Parley.Configuration;

/// <summary>One mistake in the options of a node.</summary>
/// <param name="Path">Where, such as <c>agents.weather.skills.getForecast.tool.url</c>; empty for the whole.</param>
/// <param name="Message">What is wrong and what to write.</param>
public sealed record ConfigurationMistake(string Path, string Message)
{
    /// <summary>Whether nothing at all stands at the path.</summary>
    internal bool IsAbsence { get; private init; }

    internal static ConfigurationMistake Missing(string path, string advice) => new(path, $"is missing; {advice}") { IsAbsence = true };

    /// <summary>Path and message, as the start of a node reports them.</summary>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
