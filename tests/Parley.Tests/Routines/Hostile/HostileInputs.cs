namespace Parley.Tests.Routines.Hostile;

/// <summary>Ordinary programs that are given poisoned input.</summary>
internal static class HostileInputs
{
    private static readonly string Members = "{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\":{i}")) + "}";
    private static readonly string Deep = string.Concat(Enumerable.Repeat("[", 60)) + string.Concat(Enumerable.Repeat("]", 60));
    private static readonly string Text = $"\"{new string('x', 1_000_000)}\"";
    private const string Poison = """{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":1,"toString":1,"valueOf":2,"toJSON":3,"then":4,"length":-1,"hasOwnProperty":5}""";

    public static IEnumerable<HostileProgram> All =>
    [
        Case("null", Poison, "return {}.polluted ?? [].polluted ?? null;"),
        Case("null", Poison, "const copy = { ...input }; return copy.polluted ?? {}.polluted ?? null;"),
        Case("TypeError", Poison, "return '' + input;"),
        Case("TypeError", Poison, "return `${input}`;"),
        Case("TypeError", Poison, "return input * 1;") with { Expected = "TypeError/any" },
        Case("TypeError", Poison, "return input.toString();"),
        Case("TypeError", Poison, "return input.hasOwnProperty('x');"),
        Case("any", Poison, "return JSON.stringify(input).length;"),
        Case("any", Poison, "return input;"),
        Case("any", Poison, "return structuredClone(input);"),
        Case("any", Poison, "return await input;"),
        Case("any", Poison, "return await Promise.all([input, input]);"),
        Case("any", Poison, "return Array.from(input);"),
        Case("any", Poison, "return Object.entries(input).length;"),
        Case("any", Poison, "return Object.assign({}, input).length;"),
        Case("any", Poison, "const k = '__proto__'; return input[k] ?? 'none';"),
        Case("any", Poison, "const out = []; for (const k in input) out.push(k); return out;"),
        Case("any", Poison, "return await tools.t(input);"),
        Case("any", Members, "return Object.keys(input).length;"),
        Case("stops/any", Members, "return input;"),
        Case("stops/any", Members, "return Object.entries(input).sort((a, b) => a[0] < b[0] ? 1 : -1).length;"),
        Case("stops", Members, "for (;;) Object.values(input);"),
        Case("stops", Members, "for (;;) ({ ...input });"),
        Case("stops", Members, "input.x = 1; for (;;) JSON.stringify(input);"),
        Case("any", Deep, "return input.flat(Infinity).length;"),
        Case("any", Deep, "return JSON.stringify(input).length;"),
        Case("any", Deep, "input.push(1); return input;"),
        Case("stops", Deep, "let a = input; for (let i = 0; i < 10; i++) a = [a, a, input]; for (;;) String(a);"),
        Case("1000000", Text, "return input.length;"),
        Case("stops", Text, "for (;;) input.split('x');"),
        Case("stops", Text, "return input + input;"),
        Case("null/stops", Text, "return input.match(/(x+x+)+y/);"),
        Case("any", """{"length":1e15,"0":1}""", "return Array.from(input).length;"),
        Case("any", """{"length":"4294967295"}""", "return Array.from(input).length;"),
        Case("any", """{"n":1e308,"m":-1e308,"z":-0,"d":5e-324}""", "return [input.n * 10, input.m - input.n, 1 / input.z, input.d / 2].map(String);"),
        Case("any", """{"then":{"then":{"then":1}}}""", "return await Promise.resolve(await input);"),
    ];

    private static HostileProgram Case(string expected, string input, string body) => HostileProgram.Of($"input: {body}", expected, body) with { Input = input };
}
