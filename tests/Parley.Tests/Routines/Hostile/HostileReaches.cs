namespace Parley.Tests.Routines.Hostile;

/// <summary>Programs that reach for what the language does not have, for tools that were not declared, or that play with errors and poisoned values. Same form.</summary>
internal static class HostileReaches
{
    public const string Prototypes = """
        NoPrototype | return input.constructor;
        NoPrototype | return input.constructor.constructor('return 1')();
        NoPrototype | return [].constructor;
        NoPrototype | return (() => 1).constructor('return 1')();
        NoPrototype | return input.__proto__;
        NoPrototype | input.__proto__.polluted = 1;
        NoPrototype | return Object.prototype;
        NoPrototype | Array.prototype.map = 1;
        NoPrototype | return input['constructor'];
        NoPrototype | return input?.['__proto__'];
        NoPrototype | const { constructor: C } = input; return C;
        NotJson | const { ['__proto__']: p } = input; return p;
        NoPrototype | return { __proto__: { x: 1 } };
        NoPrototype | return input.__defineGetter__('x', () => 1);
        NoPrototype | return input.__lookupGetter__('x');
        null | const k = 'constr' + 'uctor'; return [[][k], {}[k], ''[k], (() => 1)[k]].map(x => x ?? null).find(x => x !== null) ?? null;
        null | const k = ['__proto__']; return {}[k] ?? null;
        null | const k = { toString: () => 'constructor' }; return {}[k] ?? null;
        null | const k = 'prototype'; return (function f() {})[k] ?? null;
        null | const k = `__${'proto'}__`; const { [k]: p } = {}; return p ?? null;
        null | const k = '__proto__'; return new Map([[1, 2]])[k] ?? new Set()[k] ?? new Date(0)[k] ?? /x/[k] ?? new Error('e')[k] ?? null;
        TypeError/[] | const k = '__proto__', o = {}; o[k] = { x: 1 }; return Object.keys({});
        null | const o = JSON.parse('{"__proto__":{"polluted":1}}'); return {}.polluted ?? o.polluted ?? null;
        null | const o = Object.assign({}, JSON.parse('{"__proto__":{"polluted":1}}')); return o.polluted ?? {}.polluted ?? null;
        TypeError | const o = Object.fromEntries([['__proto__', { polluted: 1 }]]); return o.polluted ?? null;
        null | const o = { ...JSON.parse('{"constructor":{"prototype":1}}') }, k = 'constructor'; return o[k] ?? null;
        null | const merge = (a, b) => { for (const k in b) a[k] = typeof b[k] === 'object' && b[k] ? merge(a[k] ?? {}, b[k]) : b[k]; return a; }; try { merge({}, JSON.parse('{"__proto__":{"polluted":1}}')); } catch { } return {}.polluted ?? null;
        NoThis | return [].map.call('abc', x => x);
        NoThis | return Math.max.apply(null, [1]);
        NoThis | return (() => 1).bind(null)();
        NoThis | return this;
        NoEval | return eval('1');
        NoEval | return new Function('return 1')();
        NoEval | return Function('return 1')();
        NoEval | const e = eval; return e('1');
        NoHost | return globalThis.x;
        NoHost | return process.exit(1);
        NoHost | return window.location;
        NoHost | return self;
        NoHost | return global.process;
        NoHost | return Buffer.alloc(1e9);
        NoImport | return require('child_process').execSync('id');
        NoImport | return import('node:fs');
        NoReflection | return Reflect.construct(Array, []);
        NoReflection | return new Proxy({}, { get: () => 1 });
        NoReflection | return Symbol.iterator;
        NoReflection | return { [Symbol.toPrimitive]: () => 1 };
        NoAccessor | return { get x() { return 1; } };
        NoAccessor | return { set x(v) { } };
        UnknownMember | return Object.defineProperty({}, 'x', { get: () => 1 });
        UnknownMember | return Object.setPrototypeOf({}, null);
        UnknownMember | return Object.getPrototypeOf([]);
        UnknownMember | return Object.create(null);
        NoNetwork | return fetch('http://169.254.169.254/');
        NoNetwork | return new WebSocket('ws://x');
        NoTimer | setTimeout(() => 1, 0);
        NoArguments | return arguments.callee;
        NoWith | with (input) { return x; }
        NoBinary | return new ArrayBuffer(1e9);
        NoWeak | return new WeakRef({});
        NoGenerator | function* g() { yield 1; } return [...g()];
        NoThen | const o = { then: r => r(1) }; return o.then(x => x);
        GlobalAsValue | const o = Object; return o.keys({});
        GlobalAsValue | return [Array, Map];
        UnknownName | return __filename;
        "undefined" | return typeof undeclaredName;
        "undefined" | return typeof globalThis;
        null | const f = [].map; return f.constructor_ ?? null;
        null | return 'x'.at['call' + ''] ?? null;
        """;

    public const string Tools = """
        ToolsAsValue | return tools;
        ToolsAsValue | return tools[input.name]();
        ToolsAsValue | const k = 'shell'; return await tools[k]('id');
        ToolsAsValue | const t = tools.t; return await t(1);
        ToolsAsValue | return Object.keys(tools);
        ToolsAsValue | return JSON.stringify(tools);
        ToolsAsValue | return { ...tools };
        ToolsAsValue | return [tools];
        ToolsAsValue | for (const k in tools) return k;
        ToolsAsValue | return 'shell' in tools;
        ToolsAsValue | tools.shell = () => 1;
        ToolsAsValue | return (() => tools)().shell('id');
        ToolsAsValue | const { ['sh' + 'ell']: f } = tools; return await f(1);
        ToolsAsValue | const { t } = tools; return [1].map(t);
        UnknownTool | return await tools.shell('id');
        UnknownTool | const { shell } = tools; return await shell('id');
        UnknownTool | const { t, shell: f } = tools; return await f(1);
        UnknownTool | const help = tools; return await help.shell(1);
        UnknownTool | return await tools['shell']('id');
        UnknownTool | if (false) await tools.shell('id');
        NoPrototype/UnknownTool | return await tools.constructor('id');
        ToolsAsValue/NoPrototype | return tools.__proto__;
        ToolsAsValue/UnknownTool | return tools?.shell?.('id');
        TypeError | return await tools.t(() => 1);
        stops | return await tools.t('x'.repeat(2e6));
        ToolFailed | return await tools.fail(1);
        "ToolError" | try { await tools.fail(1); } catch (e) { return e.name; }
        stops | for (;;) { try { await tools.fail(1); } catch (e) { } }
        stops | await Promise.all(Array.from({ length: 1e5 }, async (x, i) => await tools.t(i))); for (;;) ;
        """;

    public const string Throwing = """
        stops | for (;;) { try { null.x } catch (e) { } }
        stops | for (;;) { try { throw 1 } catch { continue } finally { } }
        stops | while (true) { try { while (true) {} } finally { continue; } }
        stops | try { for (;;) ; } catch (e) { return 'caught'; }
        stops | try { for (;;) ; } finally { return 'finally'; }
        stops | try { return 'x'.repeat(1e9); } catch (e) { return 'caught'; }
        stops | const f = () => { try { f(); } catch (e) { f(); } }; f();
        stops | const f = () => { try { f(); } finally { f(); } }; try { f(); } catch (e) { return 'caught'; }
        stops | const f = n => { try { throw new Error('x'); } catch (e) { f(n + 1); throw e; } }; f(0);
        stops | for (;;) { const f = n => { if (n > 50) throw new Error('deep'); try { f(n + 1); } catch (e) { throw new Error('re', { cause: e }); } }; try { f(0); } catch (e) { } }
        stops | for (;;) { try { try { throw 1; } finally { throw 2; } } catch (e) { } }
        stops | for (;;) { try { JSON.parse('{'); } catch (e) { } }
        stops | for (;;) { try { new RegExp('('); } catch (e) { } }
        stops | for (;;) { try { await Promise.reject(1); } catch (e) { } }
        stops | for (;;) await Promise.allSettled([Promise.reject(1), Promise.reject(2)]);
        stops | const f = async () => { try { await f(); } catch (e) { await f(); } }; await f();
        stops | const f = async () => { for (;;) { try { throw await 1; } catch (e) { await e; } } }; await f();
        stops | const o = {}; o.toString = () => o + ''; return o + '';
        stops | const o = { toString() { throw o; } }; for (;;) { try { String(o); } catch (e) { } }
        stops | const o = { toJSON() { return [o]; } }; return JSON.stringify(o);
        stops | const o = { toJSON() { return [o]; } }; return o;
        stops | const o = { valueOf() { for (;;) ; } }; return o * 1;
        Thrown | const o = { toString() { for (;;) ; } }; throw o;
        Thrown | throw { toString() { for (;;) ; } };
        stops | return { toJSON() { for (;;) ; } };
        Thrown | const e = new Error('x'); e.name = { toString() { for (;;) ; } }; throw e;
        Thrown | const e = new Error('x'); e.message = { toString: () => 'x'.repeat(1e9) }; throw e;
        Thrown | throw { toString() { return {}; }, valueOf() { return {}; } };
        Thrown | throw new Error('x'.repeat(1e5));
        Thrown | throw undefined;
        Thrown | throw null;
        Thrown | throw [];
        Thrown | throw () => 1;
        Thrown | throw new Map();
        stops/1 | return (await Promise.all(Array.from({ length: 1e5 }, async (x, i) => i)))[1];
        stops/Thrown | return await Promise.all(Array.from({ length: 1e4 }, async (x, i) => { throw i; }));
        stops | let p = Promise.resolve(1); for (;;) p = Promise.all([p, p]);
        Thrown | Promise.reject(new Error('lost')); return 1;
        Thrown | const f = async () => { throw new Error('lost'); }; f(); return 1;
        RangeError | return 'x'.repeat(-1);
        NotJson | return () => 1;
        NotJson | return undefined;
        {} | return new Map([[1, 2]]);
        """;
}
