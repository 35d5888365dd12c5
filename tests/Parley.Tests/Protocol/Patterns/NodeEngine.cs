using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Parley.Tests.Protocol.Patterns;

/// <summary>Asks Node what its engine answers: rows of texts go in, one line for each row comes out. Null when node is not on the machine.</summary>
internal static class NodeEngine
{
    /// <param name="function">A JavaScript function of one row that gives a string without line breaks.</param>
    /// <param name="rows">The rows; lone surrogates arrive as they are.</param>
    public static async Task<string[]?> AskAsync(string function, IEnumerable<string[]> rows)
    {
        var script = $$"""
            let text = '';
            const answer = {{function}};
            process.stdin.on('data', d => text += d).on('end', () => console.log(JSON.parse(text).map(row => {
              try { return answer(row); } catch (e) { return 'throws ' + String(e).replace(/[^ -~]+/g, ' '); }
            }).join('\n')));
            """;
        var file = Path.Combine(Path.GetTempPath(), $"parley-node-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.js");
        await File.WriteAllTextAsync(file, script);
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", [file]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await node.StandardInput.WriteAsync(Json(rows));
            node.StandardInput.Close();
            await node.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (await output).TrimEnd('\n').Split('\n');
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Json(IEnumerable<string[]> rows)
        => $"[{string.Join(',', rows.Select(row => $"[{string.Join(',', row.Select(Quote))}]"))}]";

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c is >= ' ' and <= '~' and not ('"' or '\\') ? quoted.Append(c) : quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return quoted.Append('"').ToString();
    }
}
