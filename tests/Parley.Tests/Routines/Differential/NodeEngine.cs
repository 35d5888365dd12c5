using System.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Tests.Routines.Differential;

/// <summary>One long-lived Node process that answers a line for each program.</summary>
internal sealed class NodeEngine : IDisposable
{
    private const string Script = """
        // The language does not give out the source of a function.
        Function.prototype.toString = function () { return `function ${this.name}() { [native code] }`; };
        let lost = [];
        process.on('unhandledRejection', reason => lost.push([reason]));
        console.log = () => {};
        // Node 20 does not have these two yet; they are written from ECMA-262, 7.3.37, with a prototype as in the language.
        Map.groupBy ??= (items, f) => {
          if (items == null || typeof f !== 'function') throw new TypeError();
          const groups = new Map();
          let i = 0;
          for (const x of items) {
            const k = f(x, i++);
            groups.has(k) ? groups.get(k).push(x) : groups.set(k, [x]);
          }
          return groups;
        };
        Object.groupBy ??= (items, f) => {
          if (typeof f !== 'function') throw new TypeError();
          return Object.fromEntries(Map.groupBy(items, (x, i) => String(f(x, i))));
        };
        const kinds = ['TypeError', 'RangeError', 'ReferenceError'];
        const copy = v => {
          const text = v === undefined ? '{}' : JSON.stringify(v);
          if (text === undefined) throw new TypeError('no JSON form');
          return JSON.parse(text);
        };
        const tools = {
          echo: async v => copy(v),
          count: async v => (Array.isArray(copy(v)) ? copy(v).length : 0),
          fail: async v => { copy(v); throw Object.defineProperty(new Error('broken'), 'name', { value: 'ToolError' }); },
        };
        const fault = e => {
          if (!(e instanceof Error)) return 'throws Thrown';
          return 'throws ' + (e.name === 'ToolError' ? 'ToolFailed' : kinds.includes(e.name) ? e.name : 'Thrown');
        };
        const run = async ({ source, input }) => {
          let answer;
          try {
            const body = '"use strict";' + source.replace(/^export /gm, '') + '\nreturn main;';
            const main = new Function('module', body)({});
            answer = String(JSON.stringify(await main(JSON.parse(input), tools)));
          } catch (e) {
            answer = fault(e);
          }
          // A rejection that nobody handles ends a Node process; it is told when all that waits has run.
          await new Promise(setImmediate);
          const [first] = lost.splice(0);
          return first === undefined ? answer : answer.startsWith('throws ') ? answer + ' or ' + fault(first[0]) : fault(first[0]);
        };
        (async () => {
          for await (const line of require('readline').createInterface({ input: process.stdin })) {
            process.stdout.write(JSON.stringify(await run(JSON.parse(line))) + '\n');
          }
        })();
        """;

    private readonly Process _process;

    private NodeEngine(Process process) => _process = process;

    /// <summary>Null when node is not on PATH.</summary>
    public static NodeEngine? TryStart()
    {
        var start = new ProcessStartInfo("node", ["-e", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["TZ"] = "UTC";
        try
        {
            return new NodeEngine(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>What each program gives, as JSON text, <c>undefined</c>, or <c>throws</c> and a kind; two joined by <c>or</c> when it failed twice.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<GeneratedProgram> programs, CancellationToken cancellationToken)
    {
        var sending = SendAsync(programs, cancellationToken);
        var answers = new List<string>(programs.Count);
        while (answers.Count < programs.Count)
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException($"Node ended at {programs[answers.Count].Source}");
            answers.Add(JsonText.Parse(line).AsString!);
        }

        await sending;
        return answers;
    }

    private async Task SendAsync(IReadOnlyList<GeneratedProgram> programs, CancellationToken cancellationToken)
    {
        foreach (var program in programs)
        {
            var line = new JsonValue(new JsonObject { ["source"] = program.Source, ["input"] = program.Input });
            await _process.StandardInput.WriteLineAsync(line.ToString().AsMemory(), cancellationToken);
        }

        await _process.StandardInput.FlushAsync(cancellationToken);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
