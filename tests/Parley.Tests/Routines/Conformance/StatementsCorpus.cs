namespace Parley.Tests.Routines.Conformance;

/// <summary>Each case is an expression, or a function body in braces, and behind the arrow what JavaScript makes of it as JSON.</summary>
internal static class StatementsCorpus
{
    public const string Text = """"
        { let s = 0; for (let i = 0; i < 5; i++) s += i; return s; }
        => 10
        { let s = 0; for (const x of [1, 2, 3]) { if (x === 2) continue; s += x; } return s; }
        => 4
        { let n = 0; while (true) { n++; if (n > 6) break; } return n; }
        => 7
        { let n = 10; do { n--; } while (n > 3); return n; }
        => 3
        { const out = []; for (const k in { b: 1, a: 2, 10: 3, 2: 4 }) out.push(k); return out; }
        => ["2","10","b","a"]
        { const out = []; for (const i in ['x', 'y']) out.push(i); return out; }
        => ["0","1"]
        { const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i); return fs.map(f => f()); }
        => [0,1,2]
        { const fs = []; for (const x of [1, 2, 3]) fs.push(() => x * 10); return fs.map(f => f()); }
        => [10,20,30]
        { const out = []; for (const [k, v] of Object.entries({ a: 1, b: 2 })) out.push(k + v); return out; }
        => ["a1","b2"]
        { const out = []; for (const c of 'a😀b') out.push(c); return out; }
        => ["a","😀","b"]
        { const out = []; for (const [k, v] of new Map([['x', 1], ['y', 2]])) out.push(k, v); return out; }
        => ["x",1,"y",2]
        { const out = []; for (const v of new Set([3, 1, 3])) out.push(v); return out; }
        => [3,1]
        { switch (3) { case 1: return 'one'; case 3: return 'three'; default: return 'other'; } }
        => "three"
        { const out = []; switch ('b') { case 'a': out.push(1); case 'b': out.push(2); case 'c': out.push(3); break; default: out.push(4); } return out; }
        => [2,3]
        { const out = []; switch (9) { default: out.push('d'); case 1: out.push(1); } return out; }
        => ["d",1]
        { const out = []; for (let i = 0; i < 4; i++) { switch (i) { case 1: continue; case 3: break; default: out.push(i); } } return out; }
        => [0,2]
        { try { throw new Error('x'); } catch (e) { return e.message; } }
        => "x"
        { try { null.x; } catch (e) { return e instanceof TypeError; } }
        => true
        { try { return 'a'; } finally { } }
        => "a"
        { const log = []; try { log.push(1); throw 5; } catch (e) { log.push(e); } finally { log.push(3); } return log; }
        => [1,5,3]
        { function f() { try { return 1; } finally { return 2; } } return f(); }
        => 2
        { function f() { for (;;) { try { return 1; } finally { break; } } return 3; } return f(); }
        => 3
        { const log = []; function f() { try { return log.push('body'); } finally { log.push('fin'); } } f(); return log; }
        => ["body","fin"]
        { try { try { throw new RangeError('a'); } finally { } } catch (e) { return [e.name, e.message, e instanceof RangeError, e instanceof Error, e instanceof TypeError]; } }
        => ["RangeError","a",true,true,false]
        { try { throw { code: 7 }; } catch ({ code }) { return code; } }
        => 7
        { if (0) return 1; else if ('') return 2; else return 3; }
        => 3
        { const { a, b: { c = 5, ...r }, ...rest } = { a: 1, b: { d: 2, e: 3 }, f: 4, g: 5 }; return [a, c, r, rest]; }
        => [1,5,{"d":2,"e":3},{"f":4,"g":5}]
        { const [x, , y = 9, ...z] = [1, 2, undefined, 4, 5]; return [x, y, z]; }
        => [1,9,[4,5]]
        { let a = 1, b = 2; [a, b] = [b, a]; return [a, b]; }
        => [2,1]
        { let a, o = {}; ({ a, b: o.c, d: o.e = 8 } = { a: 1, b: 2 }); return [a, o]; }
        => [1,{"c":2,"e":8}]
        { const f = ({ name, tags: [first] = ['none'] }, n = 2) => name + first + n; return [f({ name: 'x' }), f({ name: 'y', tags: ['t'] }, 3)]; }
        => ["xnone2","yt3"]
        { function f(a, b = a * 2, ...c) { return [a, b, c]; } return [f(1), f(1, 5, 6, 7), f(1, undefined, 9)]; }
        => [[1,2,[]],[1,5,[6,7]],[1,2,[9]]]
        { function fact(n) { return n <= 1 ? 1 : n * fact(n - 1); } return fact(10); }
        => 3628800
        { const fib = function self(n) { return n < 2 ? n : self(n - 1) + self(n - 2); }; return fib(15); }
        => 610
        { const counter = () => { let n = 0; return { inc: () => ++n, get: () => n }; }; const c = counter(); c.inc(); c.inc(); return [c.get(), counter().get()]; }
        => [2,0]
        { let x = 1; { let x = 2; { let x = 3; } } return x; }
        => 1
        { let x; x ??= 4; x ||= 5; x &&= 6; return x; }
        => 6
        { let o = { a: null, b: 0 }; o.a ??= 1; o.b ||= 2; o.c ??= 3; return o; }
        => {"a":1,"b":2,"c":3}
        { let x = 7; x += 2; x -= 1; x *= 3; x /= 4; x %= 4; x **= 3; x <<= 2; x >>= 1; x |= 8; x &= 12; x ^= 5; return x; }
        => 13
        { let i = 5; return [i++, i, ++i, i--, --i, i]; }
        => [5,6,7,7,5,5]
        { const o = { n: 1 }; o.n++; ++o.n; o['n'] += 2; return [o.n--, o.n]; }
        => [5,4]
        { const o = { a: 1, b: 2 }; delete o.a; return [o, 'a' in o, 'b' in o, delete o.zzz]; }
        => [{"b":2},false,true,true]
        { const a = [1, 2, 3]; a[5] = 6; a.length = 4; return [a.length, a[3] === undefined, a[9]]; }
        => [4,true,null]
        { const a = [1, 2, 3]; a.length = 0; a.push(7); return a; }
        => [7]
        { const a = 1; const f = () => { const a = 2; return a; }; return a + f(); }
        => 3
        { let r = ''; for (let i = 0, j = 10; i < j; i += 3, j--) r += i + ':' + j + ' '; return r; }
        => "0:10 3:9 6:8 "
        { const o = { 'key with space': 1, 2: 'two', [`c${1 + 1}`]: 3, short() { return 4; } }; return [o['key with space'], o[2], o.c2, o.short()]; }
        => [1,"two",3,4]
        { return [typeof 1, typeof 'a', typeof true, typeof undefined, typeof null, typeof {}, typeof [], typeof (() => 1), typeof nope]; }
        => ["number","string","boolean","undefined","object","object","object","function","undefined"]
        { const a = [3, 4]; const o = { x: 1, ...{ y: 2, x: 9 }, z: 3 }; return [[1, 2, ...a, ...'hi', ...new Set([1, 1])], o, Math.max(...a, 10)]; }
        => [[1,2,3,4,"h","i",1],{"x":9,"y":2,"z":3},10]
        { const o = { a: { b: { c: 1 } } }; return [o?.a?.b?.c, o?.x?.b.c.d, o.f?.(), o?.['a'], o.a?.['b'].c]; }
        => [1,null,null,{"b":{"c":1}},1]
        { const f = null; return [f?.(1), f?.x.y.z(), (f ?? 'd')]; }
        => [null,null,"d"]
        { return [1 && 2, 0 && 2, null || 'x', 0 ?? 5, undefined ?? 5, (null || 0) ?? 3]; }
        => [2,0,"x",0,5,0]
        { let t = 0; const v = (t++, t += 5, t * 2); return [t, v]; }
        => [6,12]
        { function outer() { return inner(); function inner() { return 'hoisted'; } } return outer(); }
        => "hoisted"
        { if (true) { function g() { return 1; } return g(); } }
        => 1
        { let s = ''; outer(); function outer() { s += 'x'; } return s; }
        => "x"
        { const compose = (...fs) => x => fs.reduceRight((v, f) => f(v), x); return compose(x => x + 1, x => x * 2)(5); }
        => 11
        { const memo = {}; const f = n => memo[n] ?? (memo[n] = n < 2 ? n : f(n - 1) + f(n - 2)); return f(50); }
        => 12586269025
        { const e = new Error('boom'); e.code = 'E1'; return [JSON.stringify(e), e.code, String(e), e.name, Object.keys(e)]; }
        => ["{\"code\":\"E1\"}","E1","Error: boom","Error",["code"]]
        { const e = new TypeError('t', { cause: 'c' }); return [e.cause, `${e}`, e.message]; }
        => ["c","TypeError: t","t"]
        { try { throw Error('no new'); } catch (e) { return e.message + (e instanceof Error); } }
        => "no newtrue"
        { const x = 5; const r = x > 3 ? x > 4 ? 'big' : 'mid' : 'low'; return r; }
        => "big"
        { return ((a, b) => a + b)(1, 2); }
        => 3
        { const o = { async: 1, get: 2, set: 3, of: 4, static: 5, new: 6, if: 7 }; return o.async + o.get + o.set + o.of + o.static + o.new + o.if; }
        => 28
        { const a = 1
          const b = 2
          return a
            + b }
        => 3
        { let i = 0
          i
          ++i
          return i }
        => 1
        { return void 0 === undefined; }
        => true
        { const a = { v: 1 }; const b = a; b.v = 2; return a.v; }
        => 2
        { let n = 0; for (;;) { if (++n === 3) break; } return n; }
        => 3
        { const g = [[1, 2], [3, 4]]; let s = 0; for (const [a, b] of g) s += a * b; return s; }
        => 14
        { let out = []; for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue; if (i === 2) break; out.push([i, j]); } } return out; }
        => [[0,0],[0,2],[1,0],[1,2]]
        { const fs = []; for (let i = 0; i < 3; i++) { fs.push(() => i++); } fs[0](); return fs.map(f => f()); }
        => [1,1,2]
        { const k = 'dyn'; const { [k]: v = 3, ...others } = { dyn: 1, z: 2 }; return [v, others]; }
        => [1,{"z":2}]
        { const s = new Set(); s.add(1).add(2); const m = new Map(); m.set('a', 1).set('b', 2); return [s.size, m.size, [...m.keys()], [...m.values()], [...s]]; }
        => [2,2,["a","b"],[1,2],[1,2]]
        { const m = new Map([[1, 'a'], ['1', 'b'], [NaN, 'n'], [0, 'z']]); return [m.get(1), m.get('1'), m.get(NaN), m.get(-0), m.has(2), m.delete(1), m.size]; }
        => ["a","b","n","z",false,true,3]
        { const m = new Map(); m.set('x', 1); m.set('y', 2); const out = []; m.forEach((v, k) => out.push(k + v)); m.clear(); return [out, m.size]; }
        => [["x1","y2"],0]
        { const s = new Set([1, 2, 3]); s.delete(2); const out = []; for (const x of s) { out.push(x); if (x < 5) s.add(x + 4); } return out; }
        => [1,3,5,7]
        { const o = {}; const m = new Map([[o, 1]]); return [m.get(o), m.get({})]; }
        => [1,null]
        { return Object.fromEntries(new Map([['a', 1], ['b', 2]])); }
        => {"a":1,"b":2}
        { return [new Map([['a', 1]]) instanceof Map, new Set() instanceof Set, [] instanceof Array, {} instanceof Object, (() => 1) instanceof Function]; }
        => [true,true,true,true,true]
        { return JSON.stringify({ m: new Map([['a', 1]]), s: new Set([1]), d: new Date('2024-01-02'), u: undefined, f() {}, n: NaN, a: [undefined, () => 1] }); }
        => "{\"m\":{},\"s\":{},\"d\":\"2024-01-02T00:00:00.000Z\",\"n\":null,\"a\":[null,null]}"
        """";
}
