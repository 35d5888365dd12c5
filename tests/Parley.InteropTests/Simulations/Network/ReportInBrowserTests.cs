using System.Text.RegularExpressions;
using Parley.InteropTests.Cli;

namespace Parley.InteropTests.Simulations.Network;

/// <summary>What <c>parley demo network --report</c> writes, as a browser sees it.</summary>
public sealed partial class ReportInBrowserTests : IDisposable
{
    private const string Pictures = "cost calls documents split budgets network orders lines pairs seeds";

    private readonly ParleyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_picture_is_drawn_in_both_colour_schemes_whatever_agents_are_called()
    {
        Assert.SkipWhen(Chromium.Program is null, "No chromium on this machine: pages are not opened.");
        var run = await _folder.JsonAsync("demo", "network", "--users", "20", "--queries", "200", "--report", "report");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(200d, run.Json["queries"].AsNumber);

        var page = Path.Combine(_folder.Path, "report", "index.html");
        Assert.Equal(("light", Pictures, "[]"), Read(await Chromium.ReadAsync(page, isDark: false)));
        Assert.Equal(("dark", Pictures, "[]"), Read(await Chromium.ReadAsync(page, isDark: true)));

        // The busiest user is given a name that is markup, as the report's own writer would have escaped it.
        var hostile = Path.Combine(_folder.Path, "hostile.html");
        const string Name = @"\u003c/script\u003e\u003cimg src=x onerror=document.documentElement.dataset.harm=1\u003e{{script}}";
        File.WriteAllText(hostile, File.ReadAllText(page).Replace("\"user1\"", $"\"{Name}\"", StringComparison.Ordinal));
        var harmed = await Chromium.ReadAsync(hostile, isDark: false);
        Assert.Equal(("light", Pictures, "[]"), Read(harmed));
        Assert.DoesNotContain("data-harm", Root().Match(harmed).Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=\"x\"", harmed, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;img src=x", harmed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_footer_says_nothing_that_the_run_does_not_have()
    {
        Assert.SkipWhen(Chromium.Program is null, "No chromium on this machine: pages are not opened.");
        _folder.Write("models.json", """{"models": {"default": {"provider": "offline", "price": {"inputPerMillion": 1, "outputPerMillion": 2}}}}""");
        string[] small = ["demo", "network", "--users", "4", "--queries", "20", "--report"];
        var other = await _folder.JsonAsync([.. small, "other", "--models", "models.json", "--transport", "http"]);
        var usual = await _folder.JsonAsync([.. small, "usual"]);
        Assert.Equal((0, 0), (other.ExitCode, usual.ExitCode));
        Assert.EndsWith("not how well a language model does.", await FooterAsync("other"), StringComparison.Ordinal);
        Assert.Contains("at prices that were given to it", await FooterAsync("other"), StringComparison.Ordinal);
        Assert.EndsWith($"Trace {usual.Json["traceHash"].AsString}.", await FooterAsync("usual"), StringComparison.Ordinal);
        Assert.Contains("at the prices of the Agora paper", await FooterAsync("usual"), StringComparison.Ordinal);

        async Task<string> FooterAsync(string report) => Footer().Match(await Chromium.ReadAsync(Path.Combine(_folder.Path, report, "index.html"), isDark: false)).Groups[1].Value;
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_before_the_run()
    {
        _folder.Write("taken", "");
        // A run of this many queries would outlast every test.
        var refused = await _folder.JsonAsync("demo", "network", "--queries", "100000000", "--report", Path.Combine("taken", "report"));
        Assert.Equal((1, "UnwritableFile"), (refused.ExitCode, refused.ErrorCode));
        Assert.Contains("taken", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(["taken"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    private static (string Scheme, string Drawn, string Errors) Read(string page)
    {
        var root = Root().Match(page).Value;
        return (Attribute(root, "scheme"), Attribute(root, "drawn"), Attribute(root, "errors"));
    }

    private static string Attribute(string root, string name) => Regex.Match(root, $"data-{name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<[^>]* id=\"footer\"[^>]*>([^<]*)<")]
    private static partial Regex Footer();

    [GeneratedRegex("<html[^>]*>")]
    private static partial Regex Root();
}
