namespace Parley.Tests.Routines.Conformance;

/// <summary>Built-ins that the other lists do not reach, and the edges on which generated programs once differed. Same form.</summary>
internal static class BuiltInsCorpus
{
    public const string Text = """"
        [[1, 2].valueOf(), 'a'.valueOf(), (1.5).valueOf(), true.valueOf(), ({ a: 1 }).valueOf()]
        => [[1,2],"a",1.5,true,{"a":1}]
        { const d = new Date(Date.UTC(2024, 1, 29, 23, 58, 57, 56)); return [d.getHours(), d.getMinutes(), d.getSeconds(), d.getMilliseconds(), d.getTimezoneOffset(), d.valueOf()]; }
        => [23,58,57,56,0,1709251137056]
        { const d = new Date(0); d.setDate(31); d.setMonth(1); d.setHours(25); d.setMinutes(61); d.setSeconds(59); d.setMilliseconds(1001); return d.toISOString(); }
        => "1970-03-04T02:02:00.001Z"
        { const d = new Date(0); d.setUTCFullYear(2023, 1, 29); d.setUTCMinutes(1, 2, 3); d.setUTCSeconds(4, 5); d.setUTCMilliseconds(6); return d.toISOString(); }
        => "2023-03-01T00:01:04.006Z"
        [new Date(0).toGMTString(), new Date(0).toTimeString(), new Date(NaN).toTimeString()]
        => ["Thu, 01 Jan 1970 00:00:00 GMT","00:00:00 GMT+0000 (Coordinated Universal Time)","Invalid Date"]
        [new Date(NaN).getTimezoneOffset(), new Date(NaN).getHours(), new Date(8.64e15 + 1).getTime()].map(String)
        => ["NaN","NaN","NaN"]
        [EvalError('a').name, ReferenceError('b').message, String(URIError('c')), String(new EvalError('d')), new ReferenceError('e').name, new SyntaxError('f').message, String(new URIError())]
        => ["EvalError","b","URIError: c","EvalError: d","ReferenceError","f","URIError"]
        [Math.LN10, Math.LN2, Math.LOG10E, Math.LOG2E, Math.SQRT1_2, Math.SQRT2]
        => [2.302585092994046,0.6931471805599453,0.4342944819032518,1.4426950408889634,0.7071067811865476,1.4142135623730951]
        [Math.acos(1), Math.acosh(1), Math.asin(0), Math.asinh(0), Math.atanh(0), Math.cos(0), Math.cosh(0), Math.exp(0), Math.expm1(0), Math.log1p(0), Math.sin(0), Math.sinh(0), Math.tan(0), Math.tanh(0)]
        => [0,0,0,0,0,1,1,1,0,0,0,0,0,0]
        [Math.round(Math.log1p(1.7976931348623157e308)), Math.log1p(Infinity), Math.log1p(1e16) === Math.log(1e16), Math.log1p(5e-324)].map(String)
        => ["710","Infinity","true","5e-324"]
        [Math.acos(2), Math.acosh(0), Math.atanh(2), Math.tanh(Infinity), Math.exp(-Infinity), Math.log1p(-1), Math.sin(Infinity), 1 / Math.expm1(-0), 1 / Math.sinh(-0)].map(String)
        => ["NaN","NaN","NaN","1","0","-Infinity","NaN","-Infinity","-Infinity"]
        [Number.MAX_VALUE, Number.MIN_SAFE_INTEGER, -Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NaN].map(String)
        => ["1.7976931348623157e+308","-9007199254740991","Infinity","Infinity","NaN"]
        [Number.parseInt('12px'), Number.parseInt('ff', 16), Number.parseInt('')].map(String)
        => ["12","255","NaN"]
        [Object.getOwnPropertyNames({ b: 1, 1: 2 }), Object.getOwnPropertyNames([5]), Object.getOwnPropertyNames('ab')]
        => [["1","b"],["0","length"],["0","1","length"]]
        [Object.isFrozen(1), Object.isFrozen({ a: 1 }), Object.seal({ a: 1 }), ({ a: 1 }).propertyIsEnumerable('a'), ({}).propertyIsEnumerable('a')]
        => [true,false,{"a":1},true,false]
        Object.groupBy([1, 2, 3], x => x % 2 ? 'odd' : 'even')
        => {"odd":[1,3],"even":[2]}
        [...Map.groupBy([1, 2, 3], x => x % 2).entries()]
        => [[1,[1,3]],[0,[2]]]
        { console.log('nothing'); return console.error(1) === undefined; }
        => true
        [Math.hypot(), Math.hypot(NaN, Infinity), Math.hypot(3e300, 4e300), Math.hypot(5e-324), Math.hypot(3, 4)].map(String)
        => ["0","Infinity","5e+300","5e-324","5"]
        [(999999999999999900000).toExponential(), (999999999999999900000).toPrecision(3), (2 ** 60).toString(16), (2 ** 100).toString(2).length, (0.5).toString(36), (255.5).toString(16), (-0.75).toString(2)]
        => ["9.999999999999999e+20","1.00e+21","1000000000000000",101,"0.i","ff.8","-0.11"]
        ['ŉ'.toUpperCase(), 'ﬃ'.toUpperCase(), 'İ'.toLowerCase().length, 'ı'.toUpperCase(), 'ſ'.toUpperCase(), 'ǰ'.toUpperCase().length]
        => ["ʼN","FFI",2,"I","S",2]
        [String(new RegExp('/')), String(new RegExp('\n')), new RegExp('[/]').source, String(new RegExp('\\/'))]
        => ["/\\//","/\\n/","[/]","/\\//"]
        [/a/.hasOwnProperty('lastIndex'), 'xay'.match(/a/).hasOwnProperty('index'), Object.keys('xay'.match(/a/)), { ...'xay'.match(/a/) }]
        => [true,true,["0","index","input","groups"],{"0":"a","index":1,"input":"xay"}]
        [JSON.stringify({ b: 1, a: { c: 2, b: 3 } }, ['a', 'b']), JSON.stringify({ 1: 'x', true: 'y' }, [1, 1, true]), JSON.stringify([{ toJSON: k => k }, { toJSON: k => k }])]
        => ["{\"a\":{\"b\":3},\"b\":1}","{\"1\":\"x\"}","[\"0\",\"1\"]"]
        { const e = new RangeError('r', { cause: [1] }); const c = structuredClone(e); c.cause.push(2); return [c === e, c.name, c.message, c.cause, e.cause, c instanceof RangeError]; }
        => [false,"RangeError","r",[1,2],[1],true]
        { try { structuredClone({ f: () => 1 }); } catch (e) { return e.name; } }
        => "DataCloneError"
        ({ z: -0, l: [-0] })
        => {"z":0,"l":[0]}
        """";
}
