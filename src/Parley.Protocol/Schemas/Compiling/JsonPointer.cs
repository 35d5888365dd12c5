using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>The steps of JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    public static string Escape(string step) => step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Unescape(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    /// <summary>One step into a value; Missing when there is nothing.</summary>
    public static JsonValue Step(in JsonValue value, string step)
    {
        if (value.AsArray is not { } items)
        {
            return value[step];
        }

        var canonical = step.Length is > 0 and < 10 && step.All(char.IsAsciiDigit) && (step.Length == 1 || step[0] != '0');
        return canonical && int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) is var index && index < items.Count ? items[index] : default;
    }
}
