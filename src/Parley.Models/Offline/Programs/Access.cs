using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Programs;

/// <summary>JavaScript that reaches a value, and names of members.</summary>
internal static partial class Access
{
    /// <summary><c>root.a.b</c>, with <c>?.</c> behind what may be absent.</summary>
    public static string Path(string root, Shape shape, Field field)
    {
        var code = root;
        for (var i = 0; i < field.Path.Count; i++)
        {
            var isSure = i == 0 || shape.Groups.Count == 0 || shape.RequiresGroup([.. field.Path.Take(i)]);
            code = IsOutOfReach(field.Path[i]) ? Listed(code, field.Path[i], isSure) : code + Member(field.Path[i], isSure);
        }

        return code;
    }

    public static string Key(string name) => Identifier().IsMatch(name) ? name : Text(name);

    public static string Text(string text)
    {
        var json = JsonText.Write(text)[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        return $"'{json}'";
    }

    private static string Member(string name, bool isSure) => (Identifier().IsMatch(name), isSure) switch
    {
        (true, true) => $".{name}",
        (true, false) => $"?.{name}",
        (false, true) => $"[{Text(name)}]",
        (false, false) => $"?.[{Text(name)}]",
    };

    // The routine language refuses these names in a member access, because in JavaScript they lead from a value to what made it.
    private static bool IsOutOfReach(string name) => name is "constructor" or "prototype";

    private static string Listed(string code, string name, bool isSure)
    {
        var owner = isSure ? code : $"({code} ?? {{}})";
        return $"Object.values({owner})[Object.keys({owner}).indexOf({Text(name)})]";
    }

    [GeneratedRegex(@"\A[A-Za-z_$][A-Za-z0-9_$]*\z")]
    private static partial Regex Identifier();
}
