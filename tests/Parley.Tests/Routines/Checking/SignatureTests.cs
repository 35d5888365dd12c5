using Parley.Routines;

namespace Parley.Tests.Routines.Checking;

public sealed class SignatureTests
{
    [Fact]
    public void Receiver_needs_handle() => Assert.Equal("MissingFunction", Routine.Diagnose("function other() {}", RoutineSignature.Receiver([]))[0].Code);

    [Theory]
    [InlineData("function encode(i) { return i; } function decode(r) { return r; }", true)]
    [InlineData("async function send(i, send) { return await send(i); }", true)]
    [InlineData("function encode(i) { return i; }", false)]
    public void Sender_needs_both_or_send(string source, bool fits) => Assert.Equal(fits, Routine.Diagnose(source, RoutineSignature.Sender()).Count == 0);

    [Theory]
    [InlineData("async function handle(r, tools) { return await tools.a(r) + await tools.b(r); }")]
    [InlineData("const handle = async (r, { b, a }) => [await a(r), await b(r)];")]
    [InlineData("async function handle(r, t) { const { a } = t; return [await a(r), await t['b'](r)]; }")]
    [InlineData("const help = async (x, host) => await host.b(x);\nasync function handle(r, t) { return [await t.a(r), await help(r, t)]; }")]
    [InlineData("export async function handle(r, tools) { return Promise.all([1].map(async x => [await tools.a(x), await tools.b(x)])); }\nmodule.exports = { handle };")]
    [InlineData("'use strict';\nexport default async function handle(r, tools) { const call = async x => tools.b(x); await tools.a(1); return call(2); }")]
    public void Tools_are_known_before_it_runs(string source) => Assert.Equal(["a", "b"], Routine.Compile(source, RoutineSignature.Receiver(["a", "b", "c"])).Tools);

    [Fact]
    public void Undeclared_tool_is_an_error_that_lists_the_tools()
    {
        var diagnostic = Routine.Diagnose("async function handle(r, tools) { return await tools.shell(r); }", RoutineSignature.Receiver(["getForecast"]))[0];
        Assert.Equal("UnknownTool", diagnostic.Code);
        Assert.Contains("getForecast", diagnostic.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("async function handle(r, tools) { const f = await tools.get({ city: r.location, date: r.date }); return { temperature: f.temp }; }", true)]
    [InlineData("function handle({ a, b: { c } }) { return { x: c, y: [a] }; }", true)]
    [InlineData("function encode(i) { return JSON.stringify({ q: i.q }); } function decode(r) { return JSON.parse(r); }", true)]
    [InlineData("function pick(x) { return { v: x.v }; } function handle(r) { return pick(r.o); }", true)]
    [InlineData("function handle(r) { return { x: r.a + 1 }; }", false)]
    [InlineData("function handle(r) { return { unit: 'C', x: r.a }; }", false)]
    [InlineData("function handle(r) { return r.a ? r.b : r.c; }", false)]
    [InlineData("function handle(r) { return r.a ?? r.b; }", false)]
    [InlineData("function handle(r) { return r.a?.b; }", false)]
    [InlineData("function handle(r) { return r.items.map(x => x.id); }", false)]
    [InlineData("function handle(r) { return { n: r.items.length }; }", false)]
    [InlineData("function handle({ a = 1 }) { return a; }", false)]
    [InlineData("function handle(r) { if (r.x) return r.a; return r.b; }", false)]
    [InlineData("function handle(r) { return { ...r, x: r.y }; }", false)]
    [InlineData("function handle(r) { return { [r.k]: r.v }; }", false)]
    [InlineData("function handle(r) { return `${r.a}`; }", false)]
    [InlineData("function handle(r) { return { u: undefined, a: r.a }; }", false)]
    public void Rearrangement_is_told_conservatively(string source, bool rearranges) => Assert.Equal(rearranges, Routine.Compile(source).Shape.IsRearrangement);

    [Fact]
    public void Shape_lists_literals_and_parameters()
    {
        var shape = Routine.Compile("const F = 'F'; function handle({ temp, unit }, tools) { return unit === F ? (temp - 32) * 5 / 9 : `${temp} C`; }").Shape;
        Assert.Equal(["\"F\"", "32", "5", "9", "\" C\""], shape.Literals.Select(l => l.ToString()));
        Assert.Equal(["temp", "unit", "tools"], shape.Parameters);
    }

    [Fact]
    public void Functions_are_listed_in_order() => Assert.Equal(["b", "a"], Routine.Compile("const b = x => x; const N = 1; function a() {}").Functions);
}
