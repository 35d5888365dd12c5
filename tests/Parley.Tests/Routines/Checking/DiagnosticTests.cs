using Parley.Routines;

namespace Parley.Tests.Routines.Checking;

public sealed class DiagnosticTests
{
    [Theory]
    [InlineData("function f() { var x = 1; }", "NoVar", 1, 16)]
    [InlineData("function f() {\n  return this.x;\n}", "NoThis", 2, 10)]
    [InlineData("class A {}", "NoClass", 1, 1)]
    [InlineData("const f = function* () {};", "NoGenerator", 1, 19)]
    [InlineData("function f() { for (var i = 0;;) break; }", "NoVar", 1, 21)]
    [InlineData("import x from 'y';", "NoImport", 1, 1)]
    [InlineData("const x = require('fs');", "NoImport", 1, 11)]
    [InlineData("function f() { return eval('1'); }", "NoEval", 1, 23)]
    [InlineData("function f() { return new Function('x'); }", "NoEval", 1, 23)]
    [InlineData("function f() { with (a) {} }", "NoWith", 1, 16)]
    [InlineData("function f() { a: for (;;) break a; }", "NoLabel", 1, 16)]
    [InlineData("function f() { return { get x() { return 1; } }; }", "NoAccessor", 1, 25)]
    [InlineData("function f() { return 1n; }", "NoBigInt", 1, 23)]
    [InlineData("function f() { return Symbol('x'); }", "NoReflection", 1, 23)]
    [InlineData("function f() { return Math.random(); }", "NoRandomness", 1, 28)]
    [InlineData("function f() { return Date.now(); }", "NoClock", 1, 28)]
    [InlineData("function f() { return new Date(); }", "NoClock", 1, 23)]
    [InlineData("function f(o) { return o.__proto__; }", "NoPrototype", 1, 26)]
    [InlineData("function f(o) { return o['constructor']; }", "NoPrototype", 1, 25)]
    [InlineData("function f(o) { return o.constructor.constructor('x')(); }", "NoPrototype", 1, 26)]
    [InlineData("function f() { return Array.prototype.slice.call([]); }", "NoPrototype", 1, 29)]
    [InlineData("function f() { return { __proto__: null }; }", "NoPrototype", 1, 25)]
    [InlineData("function f({ constructor }) { return 1; }", "NoPrototype", 1, 14)]
    [InlineData("function f() { return fetch('x'); }", "NoNetwork", 1, 23)]
    [InlineData("function f() { return process.env; }", "NoHost", 1, 23)]
    [InlineData("function f() { setTimeout(f, 1); }", "NoTimer", 1, 16)]
    [InlineData("function f() { return new Promise(r => r()); }", "NoPromise", 1, 23)]
    [InlineData("async function f(x, tools) { return tools.a().then(y => y); }", "NoThen", 1, 47)]
    [InlineData("function f(x, tools) { return await tools.a(); }", "AwaitOutsideAsync", 1, 31)]
    [InlineData("function f() { return x; }", "UnknownName", 1, 23)]
    [InlineData("function f() { x = 1; }", "UnknownName", 1, 16)]
    [InlineData("function f() { const x = 1; x = 2; }", "AssignToConst", 1, 29)]
    [InlineData("function f() { let a = 1; let a = 2; }", "DuplicateName", 1, 31)]
    [InlineData("function f(a) { let a = 2; }", "DuplicateName", 1, 21)]
    [InlineData("function f() { x; let x = 1; }", "UsedTooEarly", 1, 16)]
    [InlineData("function f() { return /(?=a)b/.test('x'); }", "BadRegExp", 1, 23)]
    [InlineData("function f() { return /(a)\\1/.test('x'); }", "BadRegExp", 1, 23)]
    [InlineData("function f() { return tag`x`; }", "NoTaggedTemplate", 1, 26)]
    [InlineData("function f() { return 'x'.toLocaleString(); }", "NoLocale", 1, 27)]
    [InlineData("function f() { return ''; } f();", "TopLevel", 1, 30)]
    [InlineData("function f( { return 1; }", "Syntax", 1, 22)]
    [InlineData("function f() { return 'abc; }", "Syntax", 1, 23)]
    [InlineData("function f() { if (1) { }", "Syntax", 1, 26)]
    [InlineData("function f() { return a ?? b || c; }", "Syntax", 1, 30)]
    [InlineData("function f(x, tools) { const t = tools.a; }", "ToolsAsValue", 1, 34)]
    [InlineData("function f(x, tools) { return tools[x](); }", "ToolsAsValue", 1, 36)]
    [InlineData("function f(x, tools) { return Object.keys(tools); }", "ToolsAsValue", 1, 43)]
    [InlineData("function f() { break; }", "Syntax", 1, 16)]
    [InlineData("function f() { return Math.foo(1); }", "UnknownMember", 1, 28)]
    [InlineData("function f() { return [1, , 2]; }", "NoHole", 1, 23)]
    [InlineData("const m = Math;", "GlobalAsValue", 1, 11)]
    [InlineData("function f(x) { return x instanceof f; }", "NoInstanceOf", 1, 26)]
    [InlineData("function f() { for await (const x of []) ; }", "NoForAwait", 1, 20)]
    public void Mistake_is_named_with_its_place_and_advice(string source, string code, int line, int column)
    {
        var diagnostic = Assert.Single(Routine.Diagnose(source).Take(1));
        Assert.Equal((code, line, column), (diagnostic.Code, diagnostic.Line, diagnostic.Column));
        Assert.NotEmpty(diagnostic.Message);
        Assert.NotEmpty(diagnostic.Advice);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
        => Assert.Equal(["NoVar", "NoThis", "UnknownName"], Routine.Diagnose("function f() { var a = this; return b; }").Select(d => d.Code));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    [InlineData("-(", ")")]
    [InlineData("x => ", "")]
    [InlineData("a ? b : ", "")]
    [InlineData("`${", "}`")]
    [InlineData("await ", "")]
    [InlineData("{a:", "}")]
    public void Deep_source_is_refused(string open, string close)
    {
        var source = $"const x = {string.Concat(Enumerable.Repeat(open, 5000))}1{string.Concat(Enumerable.Repeat(close, 5000))};";
        Assert.NotEmpty(Routine.Diagnose(source));
    }

    [Theory]
    [InlineData("+ 1 ")]
    [InlineData(".a")]
    [InlineData("[0]")]
    [InlineData("()")]
    [InlineData(", 1 ")]
    [InlineData("&& 1 ")]
    public async Task Long_source_is_refused_or_runs(string link)
    {
        var source = $"function main() {{ const a = 1; try {{ return a {string.Concat(Enumerable.Repeat(link, 10000))}; }} catch (e) {{ return 0; }} }}";
        if (Routine.Runtime.Compile(source, RoutineSignature.None).Routine is { } routine)
        {
            await routine.InvokeAsync("main", [], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public void Huge_source_is_refused() => Assert.Equal("TooLarge", Routine.Diagnose(new string(' ', 70_000))[0].Code);

    [Theory]
    [InlineData("function f(a) { while (true) let x = 1; return a; }")]
    [InlineData("function f(a) { do const x = 1; while (a); return a; }")]
    [InlineData("function f(a) { for (;;) const [x] = a; }")]
    [InlineData("function f(a) { for (const i of a) let { y } = i; }")]
    [InlineData("function f(a) { for (const i in a) function g() { } }")]
    [InlineData("function f(a) { if (a) let x = 1, y = x; else const z = 1; }")]
    public void Declaration_without_braces_is_refused_wherever_one_statement_stands(string source)
    {
        var compiled = new RoutineRuntime(TimeProvider.System).Compile(source, RoutineSignature.None);
        Assert.Contains(compiled.Diagnostics, diagnostic => diagnostic.Advice.Contains("Put braces around it", StringComparison.Ordinal));
    }
}
