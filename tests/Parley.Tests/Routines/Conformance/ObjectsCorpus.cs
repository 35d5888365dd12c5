namespace Parley.Tests.Routines.Conformance;

/// <summary>Each case is an expression, or a function body in braces, and behind the arrow what JavaScript makes of it as JSON.</summary>
internal static class ObjectsCorpus
{
    public const string Text = """"
        Object.keys({ b: 1, a: 2, 1: 'x', 0: 'y' })
        => ["0","1","b","a"]
        Object.values({ b: 1, a: 2, 1: 'x' })
        => ["x",1,2]
        Object.entries({ a: 1, b: [2] })
        => [["a",1],["b",[2]]]
        Object.entries([5, 6])
        => [["0",5],["1",6]]
        Object.keys('ab')
        => ["0","1"]
        Object.fromEntries([['a', 1], ['b', 2]])
        => {"a":1,"b":2}
        Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k.toUpperCase(), v * 2]))
        => {"A":2,"B":4}
        Object.assign({ a: 1 }, { b: 2 }, null, { a: 3 })
        => {"a":3,"b":2}
        ({ ...{ 2: 'b', 1: 'a' }, z: 1, ...null, ...'hi', ...[9] })
        => {"0":9,"1":"i","2":"b","z":1}
        JSON.stringify({ b: 1, 2: 2, a: 3, 1: 4 })
        => "{\"1\":4,\"2\":2,\"b\":1,\"a\":3}"
        { const o = { z: 1, 5: 2 }; o[3] = 3; o.a = 4; o['01'] = 5; return o; }
        => {"3":3,"5":2,"z":1,"a":4,"01":5}
        [Object.hasOwn({ a: 1 }, 'a'), ({ a: 1 }).hasOwnProperty('b'), 'toString' in { a: 1 }].slice(0, 2)
        => [true,false]
        Object.freeze({ a: 1 })
        => {"a":1}
        Object.is(NaN, NaN) && !Object.is(0, -0)
        => true
        Object.keys([]).length + Object.keys({}).length
        => 0
        ({}).toString() + ({ a: 1 }).a
        => "[object Object]1"
        [{ a: 1 }.a, { 'b-c': 2 }['b-c']]
        => [1,2]
        Math.max() + ',' + Math.min()
        => "-Infinity,Infinity"
        [Math.round(2.5), Math.round(-2.5), Math.round(0.49999999999999994), Math.round(1.4999), Math.floor(-1.5), Math.ceil(-1.5), Math.trunc(-1.9)]
        => [3,-2,0,1,-2,-1,-1]
        [Math.abs(-5), Math.sign(-3), Math.sqrt(16), Math.cbrt(27), Math.pow(2, 10), Math.hypot(3, 4), Math.log10(1000), Math.log2(8)]
        => [5,-1,4,3,1024,5,3,3]
        [Math.max(1, '3', 2), Math.min(1, null), Math.max(1, undefined), Math.max(1, 'x')].map(String)
        => ["3","0","NaN","NaN"]
        [Math.PI, Math.E].map(x => x.toFixed(5))
        => ["3.14159","2.71828"]
        [Math.fround(5.5), Math.clz32(1), Math.imul(3, 4), Math.atan2(1, 1)]
        => [5.5,31,12,0.7853981633974483]
        Math.floor(-0.5) + Math.round(1234.5678 * 100) / 100
        => 1233.57
        [(1.005).toFixed(2), (1.45).toFixed(1), (8.345).toFixed(2), (0).toFixed(2), (-1.5).toFixed(0), (2.5).toFixed(0), (1e21).toFixed(2), (123.456).toFixed(), (-0.0000001).toFixed(2), (0.5).toFixed(0), (1.5).toFixed(0)]
        => ["1.00","1.4","8.35","0.00","-2","3","1e+21","123","-0.00","1","2"]
        [(255).toString(16), (255).toString(2), (0.5).toString(2), (-255).toString(36), (3.14).toString(10), (0.1).toString(3).slice(0, 10)]
        => ["ff","11111111","0.1","-73","3.14","0.00220022"]
        [(1234.5678).toPrecision(6), (0.00001).toPrecision(1), (1e21).toPrecision(3), (123).toPrecision(2), (0).toPrecision(3), (1.25).toPrecision(2)]
        => ["1234.57","0.00001","1.00e+21","1.2e+2","0.00","1.3"]
        [(12345).toExponential(2), (0.00015).toExponential(), (0).toExponential(1)]
        => ["1.23e+4","1.5e-4","0.0e+0"]
        [Number.isInteger(5), Number.isInteger(5.5), Number.isInteger('5'), Number.isSafeInteger(2 ** 53), Number.isNaN('x'), Number.isFinite('5'), Number.parseFloat('1.5x')]
        => [true,false,false,false,false,false,1.5]
        [Number.MAX_SAFE_INTEGER, Number.EPSILON > 0, Number.MIN_VALUE]
        => [9007199254740991,true,5e-324]
        [1e21, 1e-7, 123456789.123, 1e100, 0.1, 100, 1.5e300, 5e-324, 4.5, -1e-7].map(String)
        => ["1e+21","1e-7","123456789.123","1e+100","0.1","100","1.5e+300","5e-324","4.5","-1e-7"]
        [0.1 + 0.2, 1 / 3, 2 / 3, 10 / 3, 1e16, 123456789012345678].map(x => `${x}`)
        => ["0.30000000000000004","0.3333333333333333","0.6666666666666666","3.3333333333333335","10000000000000000","123456789012345680"]
        (25).toString(36) + 5..toFixed(1)
        => "p5.0"
        JSON.stringify({ a: [1, 'x', null, true, { b: undefined }], d: 'q"\\\n\u0001é' })
        => "{\"a\":[1,\"x\",null,true,{}],\"d\":\"q\\\"\\\\\\n\\u0001é\"}"
        JSON.stringify([undefined, () => 1, NaN, Infinity])
        => "[null,null,null,null]"
        JSON.stringify({ a: 1, b: [1, 2], c: {}, d: [] }, null, 2)
        => "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ],\n  \"c\": {},\n  \"d\": []\n}"
        JSON.stringify([1, { a: 2 }], null, '--')
        => "[\n--1,\n--{\n----\"a\": 2\n--}\n]"
        JSON.stringify({ a: 1, b: 2, c: { a: 3, d: 4 } }, ['a', 'c'])
        => "{\"a\":1,\"c\":{\"a\":3}}"
        JSON.stringify({ a: 1, b: 'x' }, (k, v) => typeof v === 'number' ? v + 1 : v)
        => "{\"a\":2,\"b\":\"x\"}"
        JSON.stringify('a\ud800b') + JSON.stringify(null) + JSON.stringify(undefined)
        => "\"a\\ud800b\"nullundefined"
        JSON.stringify({ toJSON() { return { x: 1 }; } })
        => "{\"x\":1}"
        JSON.stringify(new Date(Date.UTC(2024, 0, 2, 3, 4, 5, 6)))
        => "\"2024-01-02T03:04:05.006Z\""
        JSON.parse('{"a":[1,2.5e3,-0.1,true,null,"x\\u0041\\n"],"b":{}}')
        => {"a":[1,2500,-0.1,true,null,"xA\n"],"b":{}}
        JSON.parse('[1,2,{"a":3}]', (k, v) => typeof v === 'number' ? v * 10 : v)
        => [10,20,{"a":30}]
        JSON.parse(' "x" ') + JSON.parse('12') + JSON.parse('true')
        => "x12true"
        { try { JSON.parse('{bad}'); } catch (e) { return e.name; } }
        => "SyntaxError"
        { const bad = ['', '{', '[1,]', '01', '1.', '"a', "'a'", 'nul', '{"a":1,}', '[1 2]', '+1', '.5', '\u00a01']; return bad.map(t => { try { JSON.parse(t); return 'ok'; } catch (e) { return e.name; } }); }
        => ["SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError","SyntaxError"]
        JSON.parse('{"a":1,"a":2}')
        => {"a":2}
        JSON.parse(JSON.stringify({ a: [1, { b: 'c' }] }))
        => {"a":[1,{"b":"c"}]}
        JSON.stringify(JSON.parse('{"z":1,"10":2,"9":3}'))
        => "{\"9\":3,\"10\":2,\"z\":1}"
        { const a = {}; a.self = a; try { JSON.stringify(a); } catch (e) { return e instanceof TypeError; } }
        => true
        new Date('2024-02-30T00:00:00Z').getTime() > 0
        => true
        new Date('2024-01-15').toISOString()
        => "2024-01-15T00:00:00.000Z"
        new Date('2024-01-15T10:30:00Z').getTime()
        => 1705314600000
        new Date('2024-01-15T10:30:00+02:00').toISOString()
        => "2024-01-15T08:30:00.000Z"
        new Date('2024-01-15T10:30').toISOString()
        => "2024-01-15T10:30:00.000Z"
        new Date(0).toISOString() + new Date(1e12).toJSON()
        => "1970-01-01T00:00:00.000Z2001-09-09T01:46:40.000Z"
        new Date(2024, 1, 29, 12, 30).toISOString()
        => "2024-02-29T12:30:00.000Z"
        new Date(2024, 12, 1).toISOString()
        => "2025-01-01T00:00:00.000Z"
        new Date(99, 0).getFullYear()
        => 1999
        Date.UTC(2024, 0, 31, 1, 2, 3, 4)
        => 1706662923004
        Date.parse('2024-01-01T00:00:00.123Z')
        => 1704067200123
        Date.parse('2024') + Date.parse('2024-05')
        => 3418588800000
        [new Date('nope').getTime(), Date.parse('2024-13-01'), Date.parse('x')].map(String)
        => ["NaN","NaN","NaN"]
        { try { new Date('nope').toISOString(); } catch (e) { return [e.name, e.message]; } }
        => ["RangeError","Invalid time value"]
        { const d = new Date('2024-03-10T05:06:07.089Z'); return [d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate(), d.getUTCDay(), d.getUTCHours(), d.getUTCMinutes(), d.getUTCSeconds(), d.getUTCMilliseconds()]; }
        => [2024,2,10,0,5,6,7,89]
        { const d = new Date('2024-01-31T00:00:00Z'); d.setUTCMonth(1); return d.toISOString(); }
        => "2024-03-02T00:00:00.000Z"
        { const d = new Date('2024-02-28T00:00:00Z'); d.setUTCDate(d.getUTCDate() + 2); return d.toISOString().slice(0, 10); }
        => "2024-03-01"
        { const d = new Date('2024-06-15T12:00:00Z'); d.setUTCHours(25, 61, 61, 1001); return d.toISOString(); }
        => "2024-06-16T02:02:02.001Z"
        { const d = new Date(0); d.setFullYear(2020, 5, 1); d.setTime(d.getTime() + 86400000); return d.toISOString(); }
        => "2020-06-02T00:00:00.000Z"
        (new Date('2024-03-01') - new Date('2024-02-01')) / 86400000
        => 29
        new Date('2024-01-01') < new Date('2024-01-02')
        => true
        new Date('2024-01-01T00:00:00Z') + ''
        => "Mon Jan 01 2024 00:00:00 GMT+0000 (Coordinated Universal Time)"
        `${new Date(0)}` + new Date(0).toUTCString() + new Date(0).toDateString()
        => "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)Thu, 01 Jan 1970 00:00:00 GMTThu Jan 01 1970"
        [Date.parse('Jan 5, 2024'), Date.parse('5 January 2024'), Date.parse('01/05/2024'), Date.parse('Fri, 05 Jan 2024 10:00:00 GMT'), Date.parse('2024-01-05 10:20'), Date.parse('January 5, 2024 3:04 PM')]
        => [1704412800000,1704412800000,1704412800000,1704448800000,1704450000000,1704467040000]
        new Date(-1).toISOString() + new Date(-62198755200000).toISOString()
        => "1969-12-31T23:59:59.999Z-000001-01-01T00:00:00.000Z"
        new Date(8.64e15 + 1).getTime() + ''
        => "NaN"
        new Date(new Date(5)).getTime()
        => 5
        [new Date(2024, 0, 1).getDay(), new Date('2000-02-29').getDate(), new Date('1900-03-01').getMonth()]
        => [1,29,2]
        typeof new Date(0) + JSON.stringify({ d: new Date(NaN) })
        => "object{\"d\":null}"
        """";
}
