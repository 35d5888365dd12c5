using System.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Tests.Routines.Conformance;

/// <summary>Runs the corpus in Node, so that what it expects is JavaScript's answer and not ours.</summary>
public sealed class NodeTests
{
    private const string Script = """
        console.log = console.error = () => {};
        let text = '';
        process.stdin.on('data', d => text += d).on('end', () => {
          const results = JSON.parse(text).map(body => {
            try { return String(JSON.stringify(new Function('"use strict";' + body)())); } catch (e) { return 'throws ' + e; }
          });
          process.stdout.write(JSON.stringify(results));
        });
        """;

    public static TheoryData<string> Names() => [.. Corpus.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Node_agrees_with_the_corpus(string corpus)
    {
        // Node 20 does not have these yet.
        var cases = Corpus.Read(corpus).Where(c => !c.Source.Contains("groupBy", StringComparison.Ordinal)).ToList();
        var results = await RunAsync(new JsonArray(cases.Select(c => new JsonValue(c.Body))));
        var differences = cases.Zip(results.AsArray!).Where(pair => pair.First.Expected != pair.Second.AsString).Select(pair => $"{pair.First.Source}: {pair.Second.AsString}");
        Assert.Empty(differences);
    }

    private static async Task<JsonValue> RunAsync(JsonValue programs)
    {
        var start = new ProcessStartInfo("node", ["-e", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TZ"] = "UTC";
        using var node = TryStart(start);
        Assert.SkipWhen(node is null, "node is not on PATH; the corpus is only checked against the recorded answers.");
        await node.StandardInput.WriteAsync(programs.ToString());
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return JsonText.Parse(output);
    }

    private static Process? TryStart(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
