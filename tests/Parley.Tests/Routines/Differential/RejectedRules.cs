namespace Parley.Tests.Routines.Differential;

/// <summary>Constructs that the language leaves out, each with the code that the guide documents for it. They are put into otherwise right programs.</summary>
internal static class RejectedRules
{
    public static IReadOnlyList<(string Statement, string Code)> All { get; } =
    [
        ("var x = 1;", "NoVar"), ("out.push(this);", "NoThis"), ("class A {}", "NoClass"), ("const g = function* () {};", "NoGenerator"),
        ("const o = { get x() { return 1; } };", "NoAccessor"), ("a: for (;;) break a;", "NoLabel"), ("with (out) {}", "NoWith"), ("out.push(tag`x`);", "NoTaggedTemplate"),
        ("out.push(1n);", "NoBigInt"), ("out.push(BigInt(1));", "NoBigInt"), ("out.push(arguments);", "NoArguments"), ("out.push([1, , 2]);", "NoHole"),
        ("require('fs');", "NoImport"), ("import('fs');", "NoImport"), ("eval('1');", "NoEval"), ("new Function('return 1')();", "NoEval"),
        ("out.push(process.env);", "NoHost"), ("out.push(globalThis);", "NoHost"), ("out.push(window);", "NoHost"), ("fetch('x');", "NoNetwork"),
        ("setTimeout(show, 1);", "NoTimer"), ("out.push(new Date());", "NoClock"), ("out.push(Date.now());", "NoClock"), ("out.push(Math.random());", "NoRandomness"),
        ("out.push(Symbol('x'));", "NoReflection"), ("out.push(Reflect.ownKeys(out));", "NoReflection"), ("out.push(new Proxy({}, {}));", "NoReflection"),
        ("out.push(new Uint8Array(4));", "NoBinary"), ("out.push(new WeakMap());", "NoWeak"), ("out.push((1).toLocaleString());", "NoLocale"), ("out.push(Intl.NumberFormat('en'));", "NoLocale"),
        ("out.push(out.__proto__);", "NoPrototype"), ("out.push(out['constructor']);", "NoPrototype"), ("out.push(Array.prototype);", "NoPrototype"), ("const { constructor } = out;", "NoPrototype"),
        ("out.push(new String('x'));", "NoWrapper"), ("out.push(new Object());", "NoWrapper"), ("out.push(out instanceof show);", "NoInstanceOf"),
        ("out.push(new Promise(r => r(1)));", "NoPromise"), ("out.push(K1(1).then(x => x));", "NoThen"), ("out.push(show.call(null, 1));", "NoThis"), ("out.push(out.next());", "NoIterator"),
        ("out.push(undeclared);", "UnknownName"), ("out.push(Math.foo(1));", "UnknownMember"), ("out.push(new Widget());", "UnknownConstructor"), ("const m = Math;", "GlobalAsValue"),
        ("const k = 1, k = 2;", "DuplicateName"), ("late; const late = 1;", "UsedTooEarly"), ("K0 = 2;", "AssignToConst"), ("out.push(/(?=a)b/.test('x'));", "BadRegExp"),
        ("out.push(/(a)\\1/.test('x'));", "BadRegExp"), ("const t = tools;  out.push(Object.keys(t));", "ToolsAsValue"), ("tools[K0]();", "ToolsAsValue"), ("out.push(3 = 4);", "Syntax"),
        ("const f = x => await x;", "AwaitOutsideAsync"), ("const h = async () => { delete (await out).x; };", "AwaitPlacement"), ("const w = async () => { for await (const x of out) ; };", "NoForAwait"),
    ];
}
