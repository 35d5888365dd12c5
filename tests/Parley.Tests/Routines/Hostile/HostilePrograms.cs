namespace Parley.Tests.Routines.Hostile;

/// <summary>
/// Bodies of <c>main(input, tools)</c>, one on a line behind what must come of it: <c>stops</c> (a limit), an error code, the code of a diagnostic,
/// or the JSON of a harmless result. Lists of codes are separated by slashes.
/// </summary>
internal static class HostilePrograms
{
    public const string Loops = """
        stops | while (true) {}
        stops | for (;;) ;
        stops | do { } while (1);
        stops | for (let i = 0; ; i++) { const o = { i }; }
        stops | let i = 0; while (i >= 0) i++;
        stops | for (let i = 1; i > 0; i *= 1) { i += 0; }
        stops | const a = [1]; for (const x of a) a.push(x);
        stops | const m = new Map([[1, 1]]); for (const [k] of m) { m.delete(k); m.set(k + 1, 1); }
        stops | const s = new Set([1]); for (const x of s) s.add(x + 1);
        stops | const s = new Set([1]); s.forEach(x => { s.delete(x); s.add(x + 1); });
        stops | const m = new Map([[1, 1]]); m.forEach((v, k) => { m.delete(k); m.set(k + 1, v); });
        stops | const a = [1]; let i = 0; while (i < a.length) { a.push(i++); }
        stops | const a = []; for (let i = 0; i <= a.length; i++) a[i] = i;
        stops | const f = () => f(); f();
        stops | const f = n => n + f(n + 1); return f(0);
        stops | const a = () => b(), b = () => a(); a();
        stops | const o = { f: () => o.g(), g: () => o.f() }; o.f();
        stops | function f() { return [1].map(f); } f();
        stops | function f() { return [1, 2].sort(f); } f();
        stops | function f() { return [1, 2].reduce(f); } f();
        stops | function f() { return 'x'.replace('x', f); } f();
        stops | function f() { return 'x'.replace(/x/g, f); } f();
        stops | function f() { return Array.from([1], f); } f();
        stops | function f() { return JSON.parse('[1]', f); } f();
        stops | function f() { return JSON.stringify([1], f); } f();
        stops | function f() { return new Map([[1, 1]]).forEach(f); } f();
        stops | function f() { return Object.groupBy([1], f); } f();
        stops | function f() { return `${{ toString: f }}`; } f();
        stops | function f() { return +{ valueOf: f }; } f();
        stops | const f = n => { try { return f(n + 1); } catch (e) { return f(n); } finally { f(n); } }; f(0);
        stops | const f = (n = f()) => n; f();
        stops | const f = ({ a = f({}) }) => a; f({});
        stops | const y = g => (x => x(x))(x => g(v => x(x)(v))); y(f => n => f(n))(1);
        stops | const f = async () => await f(); await f();
        stops | const f = async () => { for (;;) await null; }; await f();
        stops | for (;;) await 1;
        stops | for (;;) await Promise.resolve(1);
        stops | for (;;) await tools.t(1);
        stops | const f = async n => { await tools.t(n); return f(n + 1); }; return await f(0);
        stops | const f = async () => { await Promise.all([f(), f()]); }; await f();
        stops | for (;;) await Promise.all([1, 2, 3].map(async x => await tools.t(x)));
        stops | const ps = []; for (;;) ps.push(tools.t(1));
        stops | const g = { get: n => n > 1e9 ? 0 : g.get(n + 1) }; return g.get(0);
        stops | let n = 0; for (const a of Array(1000).fill(0)) for (const b of Array(1000).fill(0)) for (const c of Array(1000).fill(0)) n++; return n;
        stops | for (const k in input) for (;;) ;
        stops | switch (1) { default: for (;;) ; }
        stops | const a = []; a.length = 1e5; a.fill(0); for (;;) a.forEach(() => a.forEach(() => 1));
        NoBigInt | let x = 1n; for (;;) x++;
        """;

    public const string Growth = """
        stops | let s = 'x'; for (;;) s += s;
        stops | let s = 'x'; for (;;) s = `${s}${s}`;
        stops | let s = 'x'; for (;;) s = s.concat(s, s);
        stops | let s = ''; for (;;) s += 'abcdefgh';
        stops | let s = 'x'; for (;;) s = [s, s].join('');
        stops | let s = 'ab'; for (;;) s = s.replaceAll('a', 'aa');
        stops | let s = 'ab'; for (;;) s = s.replace(/a/g, 'aa');
        stops/RangeError | let s = 'ab'; for (;;) s = s.replace(/b/, '$`$&');
        stops | let s = 'ab'; for (;;) s = s.split('').join('xx');
        stops | let s = 'ab'; for (;;) s = JSON.stringify(s);
        stops | let s = '"'; for (;;) s = JSON.stringify([s, s]);
        stops | let s = '%'; for (;;) s = encodeURIComponent(s);
        stops | let s = 'ß'; for (;;) s = (s + s).toUpperCase();
        stops | let s = 'é'; for (;;) s = (s + s).normalize('NFD');
        stops | let s = 'x'; for (;;) s = s.padEnd(s.length * 2, s);
        stops | let s = 'x'; for (;;) s = String([s, s]);
        stops | let s = 'x'; for (;;) s = s.repeat(2);
        stops | return 'x'.repeat(2 ** 30);
        stops | return 'x'.repeat(1e15);
        stops/RangeError | return 'x'.repeat(Infinity);
        stops | return ''.repeat(1e15) + 'x'.repeat(1e9);
        stops | return 'x'.padStart(1e9);
        stops | return 'x'.padEnd(2 ** 31, 'ab');
        stops | return 'abc'.repeat(1e7).split('');
        stops | return Array(1e6).fill('x'.repeat(1000)).join();
        stops | return Array(1e5).join('x'.repeat(1e5));
        stops | return new Array(1e9);
        stops | return Array(4294967295).fill(0);
        RangeError | return new Array(4294967296);
        RangeError | return new Array(-1);
        stops | return Array.from({ length: 1e9 });
        stops | return Array.from({ length: 1e15 }, () => 1);
        stops/RangeError | return Array.from({ length: Infinity });
        stops | return [...Array(1e8)];
        stops | return Array.of(...Array(1e8));
        stops | const a = []; a[4294967294] = 1; return a.length;
        stops | const a = []; a[1e8] = 1; return a.length;
        stops | const a = []; a.length = 4e9; return a.length;
        stops | const a = []; for (;;) a.length += 1e6;
        stops | let a = [1]; for (;;) a.push(...a);
        stops | let a = [1]; for (;;) a = a.concat(a);
        stops | let a = [1]; for (;;) a = [...a, ...a];
        stops | let a = [1]; for (;;) a = a.flatMap(x => [x, x]);
        stops | let a = [1]; for (;;) a = [a, a].flat();
        stops | let a = [1]; for (;;) a.splice(0, 0, ...a);
        stops | let a = [1]; for (;;) a.unshift(...a);
        stops | const a = []; for (;;) a.unshift(1);
        stops | let a = [[1, 2]]; for (;;) a = Object.entries(a);
        stops | let o = { a: 1 }; for (let i = 0; ; i++) o = { ...o, ['k' + i]: i };
        stops | const o = {}; for (let i = 0; ; i++) o['k' + i] = i;
        stops | const o = {}; for (let i = 0; ; i++) Object.assign(o, { ['k'.repeat(i)]: 1 });
        stops | const m = new Map(); for (let i = 0; ; i++) m.set(i, i);
        stops | const m = new Map(); for (;;) m.set({}, m);
        stops | const s = new Set(); for (let i = 0; ; i++) s.add('k' + i);
        stops | let m = new Map(); for (let i = 0; ; i++) m = new Map([...m, [i, m]]);
        stops | const fs = []; for (;;) { let x = 1; fs.push(() => x); }
        stops | const f = (...a) => f(...a, ...a, 1); f(1);
        stops | let f = x => x; for (;;) { const g = f; f = x => g(x); }
        stops | let e = new Error('x'); for (;;) e = new Error('y', { cause: e });
        stops | for (;;) new Error('x'.repeat(1000));
        stops | return Object.fromEntries(Array.from({ length: 1e7 }, (x, i) => [i, i]));
        stops | return 'x'.repeat(2e6);
        stops | return Array(5e5).fill(null);
        stops | return { a: 'é'.repeat(6e5) };
        stops | return JSON.stringify(Array(1e6).fill(0), null, 10);
        stops | return JSON.stringify({ a: Array(3e5).fill({ b: 1 }) }, null, 'xxxxxxxxxx');
        stops | let p = []; for (;;) p = [Promise.all(p), ...p];
        stops | return Object.keys('x'.repeat(1e7));
        stops | return { ...'x'.repeat(1e7) };
        stops | return new Set('abcdefghij'.repeat(1e6) + 'x'.repeat(1e8));
        stops | return [...'😀'.repeat(4e6)];
        """;

    public const string Aliasing = """
        stops | let a = [1, 2]; for (let i = 0; i < 60; i++) a = [a, a]; return a;
        stops | let a = { x: 1 }; for (let i = 0; i < 40; i++) a = { l: a, r: a }; return a;
        stops | let a = ['x'.repeat(1000)]; for (let i = 0; i < 20; i++) a = [a, a]; return JSON.stringify(a);
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return String(a);
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return a.join();
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return a + '';
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return `${a}`;
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return a == 1;
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return +a;
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return { }[a];
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return new Map([[String(a), 1]]).size;
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return a.flat(Infinity);
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return structuredClone(a);
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return [a].sort().concat([a, a].sort());
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return encodeURIComponent(a);
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return new Error(a);
        Thrown | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; throw a;
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return await tools.t(a);
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return JSON.stringify(a, (k, v) => v);
        stops | let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return JSON.parse(JSON.stringify({ a }));
        stops | let m = new Map([[1, 1]]); for (let i = 0; i < 40; i++) m = new Map([[1, m], [2, m]]); return structuredClone(m).size;
        stops | let o = {}; for (let i = 0; i < 60; i++) o = { toJSON: () => [o, o] }; return o;
        false | let a = [1], b = [1]; for (let i = 0; i < 60; i++) { a = [a, a]; b = [b, b]; } return a === b || a == b;
        false | let a = [1], b = [1]; for (let i = 0; i < 60; i++) { a = [a, a]; b = [b, b]; } return Object.is(a, b) || [a].includes(b);
        2 | let a = [1]; for (let i = 0; i < 60; i++) a = [a, a]; return a.length;
        stops | const a = []; a.push(a); return a;
        stops | const a = []; a.push(a); return structuredClone(a);
        stops | const a = []; a.push(a); return a + '';
        stops | const a = []; a.push(a, a); return a.flat(Infinity);
        TypeError | const a = []; a.push(a); return JSON.stringify(a);
        TypeError | const o = {}; o.o = o; return JSON.stringify(o);
        stops | const o = {}; o.o = o; return o;
        stops | const o = {}; o.o = o; return await tools.t(o);
        stops | const m = new Map(); m.set(1, m); return structuredClone(m).size;
        stops | let a = []; for (let i = 0; i < 1e4; i++) a = [a]; return JSON.stringify(a);
        stops | let a = []; for (let i = 0; i < 1e4; i++) a = [a]; return a;
        stops | let a = []; for (let i = 0; i < 1e4; i++) a = [a]; return a.flat(Infinity);
        stops | let a = []; for (let i = 0; i < 1e4; i++) a = { a }; return structuredClone(a);
        stops | return JSON.parse('['.repeat(1e5) + ']'.repeat(1e5));
        stops | return JSON.parse('{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5));
        """;

    public const string Patterns = """
        stops | const s = 'a'.repeat(2e5); for (;;) /(a+)+b/.test(s);
        stops | const s = 'a'.repeat(5e4); for (;;) /(x+x+)+y/.test(s) || /^(a|aa)+$/.test(s + 'b');
        stops | const s = 'a'.repeat(5e4); for (;;) /^(([a-z])+.)+[A-Z]([a-z])+$/.test(s);
        stops | const s = 'a'.repeat(5e4); for (;;) /(.*)(.*)(.*)(.*)(.*)x/.test(s);
        stops | const s = 'a'.repeat(2e4); return s.match(/a*?b|a*?c|a/g).length > 0 && s.replace(/a*?$/g, m => m + m + m) + s.split(/a*b/) + s.repeat(100);
        stops | const s = ' '.repeat(1e5); for (;;) s.replace(/^\s+|\s+$/g, '');
        stops | const s = 'x'.repeat(1e5); for (;;) [...s.matchAll(/x/g)];
        stops | const s = 'ab'.repeat(5e4); for (;;) s.replace(/(a)(b)/g, '$2$1$2$1$2$1');
        stops | const s = 'a'.repeat(1e5); return s.replace(/a/g, "$'");
        stops | const s = 'a'.repeat(1e5); return s.replace(/a/g, '$`');
        stops | for (let i = 0; ; i++) new RegExp('(a|b)*d' + 'c'.repeat(i % 900) + '{1,9}');
        stops | for (let i = 0; ; i++) new RegExp('[' + String.fromCharCode(97 + i % 20) + 'x]{' + i % 30 + ',' + (i % 30 + 5) + '}').test('x'.repeat(50));
        stops | for (let i = 0; ; i++) new RegExp('(?:\\b[a-m]' + i + '|[^k-z]*\\w$)+', 'i').test('x');
        stops | for (let i = 0; ; i++) new RegExp('[\\p{Lu}\\p{Ll}]'.repeat(i % 9) + i, 'u').test('x');
        stops | for (;;) { try { new RegExp('[\\p{L}\\p{N}]'.repeat(300), 'u'); } catch (e) { } }
        stops | for (;;) { try { new RegExp('[\\u0000-\\uffff]'.repeat(50), 'i'); } catch (e) { } }
        stops | for (let i = 0; ; i++) new RegExp('(a)'.repeat(100) + '[b-d]{' + i % 50 + '}' + i).exec('a'.repeat(100));
        stops | for (let i = 0; ; i++) new RegExp('(?:a|b)*a(?:a|b){9}' + i).test('ab'.repeat(20));
        stops/Thrown | return new RegExp('(?:a{1,1000}){1,1000}').test('a'.repeat(1e5));
        stops/Thrown | return new RegExp('((a{1,100}){1,100}){1,100}').test('a'.repeat(1e5));
        stops/Thrown | return new RegExp('('.repeat(1e4) + ')'.repeat(1e4)).test('a');
        stops/Thrown | return new RegExp('a|'.repeat(1e5)).test('b'.repeat(1e5));
        stops/Thrown | return new RegExp('x'.repeat(1e6)).test('y');
        stops/Thrown | return new RegExp('[a-z]'.repeat(2e4) + '$').test('q'.repeat(1e5));
        Thrown | return new RegExp('(?=a)').test('a');
        Thrown | return new RegExp('(a)\\1').test('aa');
        Thrown | return new RegExp('(').test('a');
        Thrown | return new RegExp('a', 'gg').test('a');
        false | return /a/.test('b'.repeat(1e6));
        stops | return 'ab'.repeat(5e5).split(/b/).length;
        null/stops | const s = 'x'.repeat(1e6); return s.match(/(x+x+)+y/);
        stops | const s = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'; for (;;) /^(a?){20}a{20}$/.test(s);
        stops | const r = /a|b|c|d|e/y; for (;;) { r.lastIndex = 0; r.exec('e'); }
        BadRegExp | return /(?<=a)b/.test(input);
        BadRegExp | return /(a)\1/.test(input);
        """;

    public const string BuiltIns = """
        stops | let s = 'a'.repeat(1e6); for (;;) s.indexOf('b');
        stops | let s = 'a'.repeat(1e6); for (;;) s.lastIndexOf('b');
        stops | let s = 'ab'.repeat(3e5); const w = 'a'.repeat(2000) + 'c'; for (;;) s.includes(w);
        stops | let s = 'a'.repeat(6e5); const w = 'a'.repeat(3e5) + 'b'; for (;;) s.includes(w);
        stops | let s = 'a'.repeat(6e5); const w = 'b' + 'a'.repeat(3e5); for (;;) s.lastIndexOf(w);
        stops | let s = 'a'.repeat(1e6); for (;;) s.split('');
        stops | let s = 'a'.repeat(1e6); for (;;) s.split('b');
        stops | let s = 'a'.repeat(1e6); for (;;) s.toUpperCase();
        stops | let s = ' '.repeat(1e6); for (;;) s.trim();
        stops | let s = ' '.repeat(1e6) + 'x'; for (;;) s.trimEnd() + s.trimStart();
        stops | let s = 'a'.repeat(1e6), t = 'a'.repeat(1e6); for (;;) s === t;
        stops | let s = 'a'.repeat(1e6), t = 'a'.repeat(1e6); for (;;) s < t;
        stops | let s = 'a'.repeat(1e6), t = 'a'.repeat(1e6); for (;;) Object.is(s, t);
        stops | let s = 'a'.repeat(1e6), t = 'a'.repeat(1e6); for (;;) switch_(s, t); function switch_(a, b) { switch (a) { case b: return 1; } }
        stops | const a = Array(1e4).fill('a'.repeat(1e3)), w = 'a'.repeat(999) + 'b'; for (;;) a.includes(w);
        stops | const a = Array(1e4).fill('a'.repeat(1e3)), w = 'a'.repeat(999) + 'b'; for (;;) a.indexOf(w);
        stops | const m = new Map([['a'.repeat(1e6), 1]]); for (;;) m.get('a'.repeat(1e3));
        stops | const k = 'a'.repeat(5e5), m = new Map([[k, 1]]); for (;;) m.get(k);
        stops | const k = 'a'.repeat(5e5), o = { [k]: 1 }; for (;;) o[k];
        stops | const k = 'a'.repeat(5e5), o = { [k]: 1 }; for (;;) k in o;
        stops | let s = 'a'.repeat(5e5); for (;;) s.normalize('NFD');
        stops | for (;;) 'b'.localeCompare('a'.repeat(5000));
        stops | const a = Array.from({ length: 5000 }, (x, i) => 'a'.repeat(2000) + i); for (;;) a.toSorted((x, y) => x.localeCompare(y));
        stops | const a = new Array(2e5).fill(0); for (;;) a.shift();
        stops | const a = new Array(2e5).fill(0); for (;;) { a.shift(); a.push(1); }
        stops | const a = new Array(2e5).fill(0); for (;;) a.splice(1, 1, 1);
        stops | const a = new Array(2e5).fill(0).map((x, i) => -i); for (;;) a.toSorted((x, y) => x - y);
        stops | const a = new Array(1e5).fill('abc'); for (;;) a.sort();
        stops | const a = new Array(1e5).fill(0).map((x, i) => ({ toString: () => 'k' + (i * 7919) % 1e5 })); for (;;) a.sort();
        stops | const a = new Array(1e4).fill(0); for (;;) a.sort(() => 1).sort(() => -1);
        stops | const a = [3, 1, 2]; for (;;) a.reverse().indexOf(9);
        stops | const a = new Array(2e5).fill(1); for (;;) a.reverse();
        stops | const a = new Array(2e5).fill(1); for (;;) a.fill(2);
        stops | const a = new Array(2e5).fill(1); for (;;) a.lastIndexOf(2);
        stops | const a = new Array(2e5).fill(1); for (;;) a.at(-1) + a.slice(-1)[0] + a.with(0, 1)[0];
        stops | const a = new Array(2e5).fill(1); for (;;) Math.max(...a);
        stops | const a = new Array(2e5).fill(1); for (;;) Math.hypot(...a);
        stops | Math.max(...new Array(1e7).fill(1));
        stops | String.fromCharCode(...new Array(1e7).fill(65));
        stops | for (;;) (123.456).toFixed(100) + (5e-324).toPrecision(100);
        stops | for (;;) (1.7976931348623157e308).toFixed(2) + (1.7976931348623157e308).toString(2);
        stops | for (;;) (5e-324).toString(36) + (1 / 3).toExponential(100);
        stops | for (let i = 0; ; i++) String(i / 7) + Number(String(i / 7));
        stops | for (;;) Number('1'.repeat(1e5)) + parseFloat('9'.repeat(1e5) + 'x');
        stops | for (;;) parseInt('z'.repeat(1e5), 36);
        stops | for (;;) new Date('2024-01-01').toISOString();
        stops | for (;;) Date.parse('Jan 5, 2024 10:00:00 GMT+0100 (Central European Time)');
        stops | for (;;) Date.parse(' '.repeat(1e5) + '2024');
        stops | const d = new Date(0); for (;;) d.setUTCDate(1e9);
        stops | for (;;) encodeURIComponent('é'.repeat(1000));
        stops | const s = '%C3%A9'.repeat(1e4); for (;;) decodeURIComponent(s);
        stops | const t = '{"a":1}'; for (;;) JSON.parse(t);
        stops | return JSON.parse('[' + '1,'.repeat(1e6) + '1]');
        stops | const t = '"' + '\\u0041'.repeat(1e5) + '"'; for (;;) JSON.parse(t);
        stops | const t = '{' + Array.from({ length: 5000 }, (x, i) => '"k' + i + '":1').join() + '}'; for (;;) JSON.parse(t);
        stops | const o = Object.fromEntries(Array.from({ length: 2e4 }, (x, i) => ['k' + i, i])); for (;;) Object.entries(o);
        stops | const o = Object.fromEntries(Array.from({ length: 2e4 }, (x, i) => [2e4 - i, i])); for (;;) Object.keys(o);
        stops | const o = Object.fromEntries(Array.from({ length: 2e4 }, (x, i) => [2e4 - i, i])); for (;;) for (const k in o) break;
        stops | const o = {}; for (let i = 0; i < 2e4; i++) o['k' + i] = i; for (;;) for (const k in o) { delete o[k]; o[k] = 1; }
        stops | const o = {}; for (let i = 0; i < 2e4; i++) o['k' + i] = i; for (;;) { const { k0, ...rest } = o; }
        stops | const m = new Map(Array.from({ length: 5e4 }, (x, i) => [{ i }, i])); for (;;) [...m.keys()];
        stops | const s = new Set(Array.from({ length: 5e4 }, (x, i) => i)); for (;;) { s.clear(); s.add(1); new Set(s); }
        stops | const m = new Map(); for (let i = 0; ; i++) { m.set(i % 1e4, i); m.delete(i % 1e4); }
        stops | const a = [1, [2, [3]]]; for (;;) a.flat(Infinity);
        stops | for (;;) structuredClone(input);
        stops | for (;;) JSON.stringify(input);
        stops | for (;;) console.log('x'.repeat(1000));
        stops | for (;;) [1, 2, 3].map(x => [x].flatMap(y => [y, y]));
        stops | const s = 'a,'.repeat(1e5); for (;;) s.split(',', 1);
        stops | const s = '😀'.repeat(1e5); for (;;) for (const c of s) c;
        stops | const names = Array.from({ length: 5000 }, (x, i) => 'k' + i), list = Array(5000).fill({}); for (;;) JSON.stringify(list, names);
        stops | const s = 'a'.repeat(1e6); for (;;) s.substring(1).at(-1);
        stops | for (;;) 'x'.codePointAt(0) + String.fromCodePoint(128512) + 'a'.charCodeAt(0);
        """;
}
