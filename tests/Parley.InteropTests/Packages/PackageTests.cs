using System.IO.Compression;
using System.Xml.Linq;
using Parley.InteropTests.Cli;
using Parley.Protocol.Json;

namespace Parley.InteropTests.Packages;

/// <summary>The packages as somebody gets them: what is in them, the tool, and a program of one file that needs nothing else.</summary>
public sealed class PackageTests(PackedParley packed) : IClassFixture<PackedParley>
{
    public static TheoryData<string> Libraries => ["Parley", "Parley.AspNetCore", "Parley.Core", "Parley.Models", "Parley.Net", "Parley.Protocol", "Parley.Routines", "Parley.Sqlite"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Libraries))]
    public async Task Package_says_what_it_is(string id)
    {
        packed.Folder("look");
        await using var package = await ZipFile.OpenReadAsync(Path.Combine(packed.Feed, $"{id}.{packed.Version}.nupkg"), Cancellation);
        var names = package.Entries.Select(entry => entry.FullName).ToList();
        Assert.Superset(new HashSet<string> { "README.md", "icon.png", "THIRD-PARTY-NOTICES.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml" }, names.ToHashSet());
        var metadata = (await XDocument.LoadAsync(await package.GetEntry($"{id}.nuspec")!.OpenAsync(Cancellation), LoadOptions.None, Cancellation)).Root!.Elements().Single();
        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
        Assert.Equal((id, "Apache-2.0", "icon.png", "README.md"), (Value("id"), Value("license"), Value("icon"), Value("readme")));
        Assert.True(Value("description").Length > 60, "A description says in a sentence or two what the package is for.");
        Assert.Contains("agents", Value("tags"), StringComparison.Ordinal);
        var own = metadata.Descendants().Where(element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value.StartsWith("Parley", StringComparison.Ordinal));
        Assert.All(own, dependency => Assert.Equal(packed.Version, dependency.Attribute("version")!.Value));
        Assert.True(File.Exists(Path.Combine(packed.Feed, $"{id}.{packed.Version}.snupkg")), "There are no symbols.");
    }

    [Fact]
    public async Task Nothing_else_is_packed()
    {
        packed.Folder("look");
        var ids = Directory.EnumerateFiles(packed.Feed, "*.nupkg").Select(file => Path.GetFileName(file)[..^$".{packed.Version}.nupkg".Length]);
        Assert.Equal(Libraries.Select(row => row.Data).Append("Parley.Cli").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        await using var tool = await ZipFile.OpenReadAsync(Path.Combine(packed.Feed, $"Parley.Cli.{packed.Version}.nupkg"), Cancellation);
        Assert.Contains(tool.Entries, entry => entry.Name == "DotnetToolSettings.xml");
    }

    [Fact]
    public async Task Tool_installs_and_shows_the_demo()
    {
        var folder = packed.Folder("tool");
        await PackedParley.RunAsync(folder, "tool", "install", "--tool-path", folder, "--add-source", packed.Feed, "Parley.Cli", "--version", packed.Version);
        var parley = Path.Combine(folder, OperatingSystem.IsWindows() ? "parley.exe" : "parley");
        var help = await DotnetCommand.RunAsync(folder, parley, ["--help"], Cancellation);
        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.Contains("demo", help.Output, StringComparison.Ordinal);
        var demo = await DotnetCommand.RunAsync(folder, parley, ["demo", "weather", "--json"], Cancellation);
        Assert.Equal(0, demo.ExitCode);
        Assert.Equal("offline model", demo.Json["model"].AsString);
    }

    [Fact]
    public async Task Program_of_one_file_runs_against_the_package()
    {
        var folder = packed.Folder("hello");
        var program = await File.ReadAllTextAsync(Path.Combine(PackedParley.Repository, "samples", "hello.cs"), Cancellation);
        Assert.Contains("#:package Parley@0.1.0\n", program.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.cs"), program.Replace("#:package Parley@0.1.0", $"#:package Parley@{packed.Version}", StringComparison.Ordinal), Cancellation);
        var ran = await PackedParley.RunAsync(folder, "run", "hello.cs");
        Assert.Equal("London on 17 May: 13 °C, Rain.", ran.Output.Trim().Split('\n')[^1]);
    }
}
