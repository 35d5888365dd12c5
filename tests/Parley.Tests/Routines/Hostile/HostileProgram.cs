namespace Parley.Tests.Routines.Hostile;

/// <summary>A program that means harm.</summary>
/// <param name="Expected">What must come of it, alternatives separated by slashes: <c>stops</c>, a code, a JSON text, or <c>any</c> harmless end.</param>
internal sealed record HostileProgram(string Name, string Expected, string Source, string Input)
{
    public static HostileProgram Of(string name, string expected, string body)
        => new(name, expected, $"{(body.Contains("await ", StringComparison.Ordinal) ? "async " : "")}function main(input, tools) {{ {body} }}", """{"a":[1,2,{"b":"c"}],"name":"shell"}""");

    public static IEnumerable<HostileProgram> Read(string text)
        => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" | ", 2)).Select(parts => Of(parts[1], parts[0], parts[1]));

    /// <summary>Those that match regular expressions, of which the engine keeps a number compiled.</summary>
    public static IReadOnlyList<HostileProgram> Patterns { get; } = [.. Read(HostilePrograms.Patterns)];

    /// <summary>Every program, patterns last.</summary>
    public static IReadOnlyList<HostileProgram> All { get; } =
    [
        .. Read(HostilePrograms.Loops), .. Read(HostilePrograms.Growth), .. Read(HostilePrograms.Aliasing), .. Read(HostilePrograms.BuiltIns), .. Read(HostileReaches.Prototypes),
        .. Read(HostileReaches.Tools), .. Read(HostileReaches.Throwing), .. HostileSources.All, .. HostileInputs.All, .. Patterns,
    ];
}
