namespace Parley.Tests.Routines.Differential;

/// <summary>What stands around every program: it writes values so that all that JSON hides is seen, and says which error a probe threw.</summary>
internal static class Prelude
{
    private const string Show = """
        function show(v, d = 0) {
          if (d > 4) return '~';
          if (v === undefined) return 'undefined';
          if (typeof v === 'number') return Object.is(v, -0) ? '-0' : String(v);
          if (typeof v === 'string') return v.length > 400 ? 'long ' + v.length : JSON.stringify(v);
          if (typeof v === 'function') return 'function';
          if (v === null || typeof v === 'boolean') return String(v);
          if (Array.isArray(v)) return '[' + v.slice(0, 40).map(x => show(x, d + 1)).join() + ']' + v.length;
          if (v instanceof Date) return 'Date ' + v.getTime();
          if (v instanceof Map) return 'Map ' + show([...v], d + 1);
          if (v instanceof Set) return 'Set ' + show([...v], d + 1);
          if (v instanceof RegExp) return 'RegExp ' + v + v.lastIndex;
          if (v instanceof Error) return 'Error ' + v.name + show(v.cause, d + 1);
          if (v instanceof Promise) return 'Promise';
          return '{' + Object.keys(v).map(k => show(k, d + 1) + ':' + show(v[k], d + 1)).join() + '}';
        }
        const fault = e => e instanceof Error ? '!' + e.name : '!!' + show(e);

        """;

    public static string Head(int form) => form switch { 0 => "'use strict';\n" + Show, 1 => Show + "module.exports = { main };\n", _ => Show };

    public static string OpenMain(bool isAsync, bool exported)
        => $$"""
            {{(exported ? "export " : "")}}{{(isAsync ? "async " : "")}}function main(input, tools) {
            const out = [];
            const put = f => { try { out.push(show(f())); } catch (e) { out.push(fault(e)); } };

            """;
}
