using System.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Runs routines in one process of Node.</summary>
public sealed class NodeRunner : IRoutineRunner, IDisposable
{
    private const string Script = """
        const lines = require('readline').createInterface({ input: process.stdin });
        let answer;
        const say = (value) => process.stdout.write(JSON.stringify(value) + '\n');
        lines.on('line', (line) => {
          const job = JSON.parse(line);
          if (answer) { const next = answer; answer = undefined; next(job); return; }
          (async () => {
            try {
              const tools = new Proxy({}, { get: (_, id) => (args) => new Promise((resolve) => { answer = resolve; say({ call: id, args }); }) });
              const run = new Function(job.source + '\nreturn ' + job.name + ';')();
              const value = await run(job.argument, tools);
              say({ value: value === undefined ? null : value });
            } catch (failure) { say({ error: String(failure) }); }
          })();
        });
        """;

    private readonly Process _node = Process.Start(new ProcessStartInfo("node", ["-e", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new System.Text.UTF8Encoding(false) })!;

    public JsonValue Run(string source, string function, JsonValue argument, Pair pair)
    {
        Say(new JsonObject { ["source"] = source, ["name"] = function, ["argument"] = argument });
        while (true)
        {
            var said = JsonText.Parse(_node.StandardOutput.ReadLine()!);
            if (said["call"].AsString is not { } id)
            {
                return said["error"].IsMissing ? said["value"] : said["error"];
            }

            Say(pair.Skills.Single(skill => skill.Id == id).Run(said["args"]));
        }
    }

    public void Dispose()
    {
        _node.Kill();
        _node.Dispose();
    }

    private void Say(JsonValue value)
    {
        _node.StandardInput.WriteLine(JsonText.Write(value));
        _node.StandardInput.Flush();
    }
}
