namespace Parley.Configuration;

/// <summary>Collects what is wrong while a configuration is read.</summary>
internal sealed class ConfigurationReport
{
    private readonly List<ConfigurationMistake> _mistakes = [];
    private readonly List<ConfigurationMistake> _warnings = [];

    public IReadOnlyList<ConfigurationMistake> Mistakes => _mistakes;

    public IReadOnlyList<ConfigurationMistake> Warnings => _warnings;

    public void Mistake(string path, string message) => _mistakes.Add(new ConfigurationMistake(path, message));

    public void Warn(IEnumerable<ConfigurationMistake> warnings) => _warnings.AddRange(warnings);

    /// <summary>
    /// Adds mistakes of a later check, except at places that are known to be broken: what was not read can't be right, and nothing is missing
    /// where a part of it is wrong.
    /// </summary>
    public void AddUnlessKnown(IEnumerable<ConfigurationMistake> later)
    {
        var known = _mistakes.Select(mistake => mistake.Path).ToList();
        _mistakes.AddRange(later.Where(mistake => !known.Exists(path
            => ConfigurationPath.IsWithin(mistake.Path, path) || (mistake.IsAbsence && ConfigurationPath.IsWithin(path, mistake.Path)))));
    }
}
