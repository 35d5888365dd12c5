using System.Text.RegularExpressions;

namespace Parley.Tests.House;

/// <summary>Who may reference whom (docs/decisions/0005-house.md and ARCHITECTURE.md), checked on project files and on using lines.</summary>
public sealed partial class ReferenceRules
{
    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["Parley.Protocol"] = [],
        ["Parley.Routines"] = ["Parley.Protocol"],
        ["Parley.Core"] = ["Parley.Protocol", "Parley.Routines"],
        ["Parley.Net"] = ["Parley.Core"],
        ["Parley.Sqlite"] = ["Parley.Core"],
        ["Parley.Models"] = ["Parley.Core"],
        ["Parley.AspNetCore"] = ["Parley.Core"],
        ["Parley"] = ["Parley.Protocol", "Parley.Routines", "Parley.Core", "Parley.Net", "Parley.Sqlite", "Parley.Models", "Parley.AspNetCore"],
        ["Parley.Simulations"] = ["Parley"],
        ["Parley.Cli"] = ["Parley", "Parley.Simulations"],
    };

    /// <summary>A folder of Core uses only what stands to its left; Diagnostics is for all.</summary>
    private static readonly string[] CoreOrder = ["Diagnostics", "Transport", "Storage", "Documents", "Skills", "Costs", "Prompting", "Policy", "Programming", "Databases", "Negotiation", "Exchange"];

    /// <summary>Skills/Tools runs skills, which is billed and may ask a model: it stands between Prompting and Policy.</summary>
    private static readonly Dictionary<string, string> CorePlaces = new() { ["Skills/Tools"] = "Prompting" };

    [Fact]
    public void Projects_reference_only_what_they_may()
    {
        foreach (var file in SourceTree.Files("*.csproj", "src", "sim"))
        {
            var project = Path.GetFileNameWithoutExtension(file);
            Assert.True(MayReference.TryGetValue(project, out var allowed), $"{project} is not in the table of projects.");
            var references = ProjectReference().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);
            Assert.All(references, reference => Assert.True(allowed.Contains(reference), $"{project} may not reference {reference}."));
        }
    }

    [Fact]
    public void Folders_of_core_use_only_what_stands_to_their_left()
    {
        var breaches = new List<string>();
        foreach (var file in SourceTree.Files("*.cs", "src/Parley.Core"))
        {
            var relative = SourceTree.Relative(file)["src/Parley.Core/".Length..];
            var place = Place(relative.Split('/'));
            foreach (Match match in CoreUsing().Matches(File.ReadAllText(file)))
            {
                var used = Place(match.Groups[1].Value.Split('.'));
                if (Array.IndexOf(CoreOrder, used) > Array.IndexOf(CoreOrder, place))
                {
                    breaches.Add($"{relative} uses {match.Groups[1].Value}");
                }
            }
        }

        Assert.Empty(breaches);
    }

    [Fact]
    public void Namespaces_are_folders()
    {
        var breaches = new List<string>();
        foreach (var file in SourceTree.Files("*.cs", "src", "sim"))
        {
            var relative = SourceTree.Relative(file)["src/".Length..];
            var expected = Path.GetDirectoryName(relative)!.Replace('/', '.').Replace('\\', '.');
            if (Namespace().Match(File.ReadAllText(file)) is { Success: true } match && match.Groups[1].Value != expected)
            {
                breaches.Add($"{relative} declares {match.Groups[1].Value}");
            }
        }

        Assert.Empty(breaches);
    }

    private static string Place(string[] path)
    {
        if (path.Length > 1 && CorePlaces.TryGetValue($"{path[0]}/{path[1]}", out var place))
        {
            return place;
        }

        Assert.True(CoreOrder.Contains(path[0]), $"{path[0]} is no folder of Parley.Core.");
        return path[0];
    }

    [GeneratedRegex("""<ProjectReference Include="[^"]*/([A-Za-z.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^using Parley\.Core\.([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex CoreUsing();

    [GeneratedRegex(@"^namespace ([A-Za-z.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
