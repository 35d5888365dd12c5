using System.Text.RegularExpressions;

namespace Parley.Configuration;

/// <summary>Paths into the options as people write them: <c>agents.weather.skills.getForecast</c>, <c>fetch.allow[0]</c>, <c>agents["My Agent"]</c>.</summary>
internal static partial class ConfigurationPath
{
    public static string Join(string path, string key)
        => !PlainKey().IsMatch(key) ? $"{path}[\"{key}\"]" : path.Length == 0 ? key : $"{path}.{key}";

    public static string Join(string path, int index) => $"{path}[{index}]";

    /// <summary>Whether a path leads to another or beyond it.</summary>
    public static bool IsWithin(string path, string outer)
        => path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] is '.' or '[');

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$-]*$")]
    private static partial Regex PlainKey();
}
