namespace Parley.Tests.Routines.Hostile;

/// <summary>Whole source texts, deep or huge. Each must be refused with a diagnostic or compile and run harmlessly.</summary>
internal static class HostileSources
{
    private const int Deep = 100_000;

    public static IEnumerable<HostileProgram> All =>
    [
        .. Nested("parentheses", "(", "1", ")"), .. Nested("arrays", "[", "1", "]"), .. Nested("objects", "{a:", "1", "}"), .. Nested("arrows", "x => ", "1", ""),
        .. Nested("async arrows", "async x => ", "1", ""), .. Nested("not", "!", "1", ""), .. Nested("minus", "- ", "1", ""), .. Nested("typeof", "typeof ", "1", ""), .. Nested("new", "new ", "Map", ""),
        .. Nested("conditionals", "1 ? ", "2", " : 3"), .. Nested("else conditionals", "0 ? 1 : ", "2", ""), .. Nested("templates", "`${", "1", "}`"), .. Nested("calls", "String(", "1", ")"),
        .. Nested("spreads", "[...", "[]", "]"), .. Nested("assignments", "x = ", "1", ""), .. Nested("powers", "2 ** ", "1", ""),
        .. Chained("members", ".a"), .. Chained("indexes", "[0]"), .. Chained("calls", "()"), .. Chained("optional members", "?.a"), .. Chained("sums", " + 1"), .. Chained("commas", ", 1"),
        .. Chained("ands", " && 1"), .. Chained("nullish", " ?? 1"), .. Chained("comparisons", " < 1"), .. Chained("template tags", "``"),
        .. Stated("blocks", "{", "}"), .. Stated("ifs", "if (1) ", ";"), .. Stated("else ifs", "if (0) ; else ", ""), .. Stated("loops", "for (;;) ", ""), .. Stated("whiles", "while (1) ", ""),
        .. Stated("tries", "try {", "} finally {}"), .. Stated("functions", "function f() {", "}"), .. Stated("switches", "switch (1) { default: ", "}"), .. Stated("labels", "a: ", ""),
        Source("patterns", $"const {Repeat("[")}x{Repeat("]")} = [];"), Source("object patterns", $"const {Repeat("{a:")}x{Repeat("}")} = {{}};"),
        Source("parameter patterns", $"function main({Repeat("[")}x{Repeat("]")}) {{ return 1; }}"), Source("defaults", $"function main({Repeat("x = (")}1{Repeat(")")}) {{ return 1; }}"),
        Source("one megabyte of spaces", new string(' ', 1_000_000)), Source("one megabyte of code", Repeat("x = 1;", 200_000)), Source("statements", InMain(Repeat("1;"))),
        Source("an identifier", InMain($"const {Repeat("x")} = 1;")), Source("parameters", $"function main({string.Join(',', Enumerable.Range(0, Deep).Select(i => $"p{i}"))}) {{ return 1; }}"),
        Source("arguments", InMain($"Math.max({Repeat("1,")}1);")), Source("a string", InMain($"return '{Repeat("x")}';")), Source("a number", InMain($"return {Repeat("9")};")),
        Source("a fraction", InMain($"return 0.{Repeat("1")};")), Source("a regular expression", InMain($"return /{Repeat("a")}/.test('a');")), Source("an array", InMain($"return [{Repeat("1,")}1].length;")),
        Source("a comment never closed", $"/*{Repeat("*")}"), Source("a string never closed", $"'{Repeat("x")}"), Source("a template never closed", $"`{Repeat("x")}"), Source("escapes", InMain($"return '{Repeat("\\u0041")}';")),
        Source("line breaks", Repeat("\n")), Source("carriage returns", Repeat("\r\n")), Source("nothing", ""), Source("null characters", Repeat("\0")), Source("lone surrogates", Repeat("\ud800")),
        Source("a byte order mark", "\ufefffunction main() { return 1; }"), Source("brackets that never match", Repeat("([{")), Source("mistakes", Repeat("var x = this;", 5_000)), Source("duplicates", InMain(Repeat("let x = 1;", 5_000))),
        Source("unknown names", InMain(string.Join(';', Enumerable.Range(0, 9_000).Select(i => $"u{i}")))), Source("variables", InMain(string.Join("", Enumerable.Range(0, 4_000).Select(i => $"let v{i}=1;")))),
        Source("functions", string.Join("", Enumerable.Range(0, 3_000).Select(i => $"function f{i}(){{}}"))), Source("tools", $"async function main(i, tools) {{ {string.Join("", Enumerable.Range(0, 2_500).Select(i => $"await tools.t{i}();"))} }}"),
        Source("cases", InMain($"switch (1) {{ {string.Join("", Enumerable.Range(0, 2_500).Select(i => $"case {i}:"))} }}")), Source("closures in closures", InMain(string.Concat(Enumerable.Repeat("(() => {", 90)) + string.Concat(Enumerable.Repeat("})();", 90)))),
        Source("members", InMain($"return Object.keys({{{string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"m{i}:1"))}}}).length;")), Source("declarators", InMain($"let {string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"v{i}"))};")),
        Source("awaits", $"async function main() {{ {Repeat("await 1;", 7_000)} return 1; }}"), Source("awaits in one expression", $"async function main() {{ return [{Repeat("await 1,", 7_000)}]; }}"),
        Source("tries in a row", InMain(Repeat("try {} catch {}", 4_000))), Source("template parts", InMain($"return `{Repeat("${1}", 12_000)}`.length;")), Source("regular expressions", InMain(string.Join("", Enumerable.Range(0, 2_000).Select(i => $"/a{i}+b*[c-d]/;")))),
    ];

    private static string Repeat(string part, int times = Deep) => string.Concat(Enumerable.Repeat(part, times));

    private static string InMain(string body) => $"function main() {{ {body} return 1; }}";

    private static HostileProgram Source(string name, string source) => new($"source: {name}", "any", source, "{}");

    /// <summary>Too long at all, and short enough to be parsed.</summary>
    private static IEnumerable<HostileProgram> Nested(string name, string open, string middle, string close)
        => new[] { Deep, 2_000 }.Select(n => Source($"{n} nested {name}", $"const x = {Repeat(open, n)}{middle}{Repeat(close, n)};"));

    private static IEnumerable<HostileProgram> Chained(string name, string link)
        => new[] { Deep, 5_000 }.Select(n => Source($"{n} chained {name}", $"function main() {{ const a = 1; return a{Repeat(link, n)}; }}"));

    private static IEnumerable<HostileProgram> Stated(string name, string open, string close)
        => new[] { Deep, 2_000 }.Select(n => Source($"{n} nested {name}", $"function main() {{ {Repeat(open, n)};{Repeat(close, n)} }}"));
}
