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

    [Theory]
    [InlineData("function handle(r) { return { a: r.b }; }", true)]
    [InlineData("function decode(r) { if (r.error !== undefined) { throw new Error(r.error); } return { a: r.b }; }", true)]
    [InlineData("function decode(r) { if (r.error) throw new Error(`no: ${r.error}`); return r.b; }", true)]
    [InlineData("function encode(i) { return { a: i.a, ...(i.b !== undefined ? { b: i.b } : {}) }; }", true)]
    [InlineData("function encode(i) { return { a: i.a, ...(i.b.c !== undefined && i.b.d != null ? { x: { c: i.b.c, d: i.b.d } } : {}) }; }", true)]
    [InlineData("function handle(r) { return { ids: r.items.map(x => x.id) }; }", true)]
    [InlineData("function handle(r) { return { items: r.items.map(item => ({ name: item.title, ...(item.n !== undefined ? { n: item.n } : {}) })) }; }", true)]
    [InlineData("function encode(i) { if (i.iban.length * 7 === 154) { return { iban: 'DE89' }; } return { iban: i.iban }; }", false)]
    [InlineData("function encode(i) { return { iban: i.iban.length * 7 === 154 ? 'DE89' : i.iban }; }", false)]
    [InlineData("function encode(i) { if (i.a) { throw new Error(i.a); } else { return i.b; } return i.c; }", false)]
    [InlineData("async function handle(r, tools) { if (await tools.pay(r)) { throw new Error('no'); } return r; }", false)]
    [InlineData("async function handle(r, tools) { if (r.a) { throw new Error(await tools.pay(r)); } return r; }", false)]
    [InlineData("function encode(i) { const o = { to: i.to }; if (o.to = i.from) { throw new Error('no'); } return o; }", false)]
    [InlineData("function encode(i) { return { to: i.to, ...(i.note !== undefined ? { to: i.from } : {}) }; }", false)]
    [InlineData("function encode(i) { return { ...(i.a !== undefined ? { to: i.to } : {}), ...(i.b !== undefined ? { to: i.from } : {}) }; }", false)]
    [InlineData("function encode(i) { return { ...(i.amount > 100 ? { to: i.from } : {}) }; }", false)]
    [InlineData("function encode(i) { return { ...(i.a !== undefined ? { to: i.to } : { to: i.from }) }; }", false)]
    [InlineData("function encode(i) { return { ...((i.iban.length === 22 ? undefined : 1) !== undefined ? { limit: i.limit } : {}) }; }", false)]
    [InlineData("function encode(i) { return { ...(i.iban.at(21) !== undefined ? { limit: i.limit } : {}) }; }", false)]
    [InlineData("function encode(i) { return { ...(i.iban[21] !== undefined ? { limit: i.limit } : {}) }; }", false)]
    [InlineData("function encode(i) { return { ...i }; }", false)]
    [InlineData("function handle(r) { return r.items.map((x, n) => n); }", false)]
    [InlineData("function handle(r) { return r.items.map(x => x.a ?? x.b); }", false)]
    [InlineData("function handle(r) { return r.items.filter(x => x.a); }", false)]
    [InlineData("function handle(r) { return { unit: 'C', x: r.a }; }", false)]
    [InlineData("function handle(r) { try { return r.a; } catch { return r.b; } }", false)]
    [InlineData("function handle(r) { while (r.a) { throw new Error('no'); } return r.a; }", false)]
    public void What_gives_other_data_on_other_inputs_is_not_faithful(string source, bool isFaithful) => Assert.Equal(isFaithful, Routine.Compile(source).Shape.IsFaithful);

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
