namespace Parley.Tests.Routines.Differential.Rules;

/// <summary>Objects, maps, sets, errors, JSON and values in general.</summary>
internal static class ObjectRules
{
    public const string Text = """"
        V #any = {N}
        V #any = {S}
        V #any = {B}
        V #any = {A}
        V #any = {O}
        V #any = {M}
        V #any = {T}
        V #any = {D}
        V #any = {E}
        V #any = {R}
        V #any = {J}
        V #null = null
        V undefined = undefined
        V Unary.void = (void {V})
        J #input = input
        J #input = input.a
        J #input = input?.b
        J #input = input.list
        J #input = input.text
        O #literal = {}
        O #literal = { a: 1, b: 'x' }
        O #literal = { b: {V}, a: { c: [{V}] } }
        O #literal = { 10: 'ten', 9: 'nine', b: 1, 1: 'one', a: null }
        O #literal = { '': 0, 'a b': 1, undefined: undefined, 1.5: 'f' }
        O #literal = { length: 2, 0: 'p', 1: {V} }
        O #literal = { a: {V}, ['k' + {C}]: {V}, [{S}]: {N} }
        O #literal = { ...{O}, a: {V} }
        O #literal = { a: 0, ...{V} }
        O #literal = { ...{A}, ...{S} }
        O #method = { @[valueOf() { return {N}; }@] }
        O #method = { @[toString() { return {S}; }@] }
        O #method = { @[toJSON() { return {V}; }@], a: 1 }
        O #method = { a: {N}, @[f(@x:N = 1) { return @x + {N}; }@], g: @[@y:N => {N}@] }
        O #method = { async f() { return 1; }, a: 1 }
        O Object.assign = Object.assign({}, {O}, {V}, { z: {V} })
        O Object.assign = Object.assign({ a: 0 }, null, {A}, undefined)
        O Object.fromEntries = Object.fromEntries([['a', {V}], [{S}, {V}], [{C}, 1]])
        O Object.fromEntries = Object.fromEntries({M})
        O Object.fromEntries = Object.fromEntries(Object.entries({O}))
        O Object.groupBy = Object.groupBy({A}, @[(@x:V, @i:N) => typeof @x@])
        O Object.groupBy = Object.groupBy({AN}, @[@x:N => {S}@])
        AS Object.keys = Object.keys({O})
        AS Object.keys = Object.keys({V})
        A Object.getOwnPropertyNames = Object.getOwnPropertyNames({O})
        A Object.getOwnPropertyNames = Object.getOwnPropertyNames({A})
        A Object.getOwnPropertyNames = Object.getOwnPropertyNames({S})
        A Object.values = Object.values({O})
        A Object.values = Object.values({V})
        A Object.entries = Object.entries({O})
        A Object.entries = Object.entries({V})
        B Object.hasOwn = Object.hasOwn({O}, 'a')
        B Object.hasOwn = Object.hasOwn({A}, {I})
        B Object.hasOwn = Object.hasOwn({V}, {S})
        B Object.is = Object.is({V}, {V})
        B Object.is = Object.is({N}, {N})
        B Object.is = Object.is(-0, {N})
        V Object.freeze = Object.freeze([...{A}])
        V Object.freeze = Object.freeze({ a: {V} })
        V Object.freeze = Object.freeze({W2})
        V Object.seal = Object.seal({ ...{O} })
        B Object.isFrozen = Object.isFrozen({W2})
        W2 #thawed = {N}
        W2 #thawed = {S}
        W2 #thawed = null
        W2 #thawed = { a: {V} }
        W2 #thawed = [{V}]
        B Object.hasOwnProperty = {O}.hasOwnProperty('a')
        B Object.hasOwnProperty = {O}.hasOwnProperty({S})
        B Object.propertyIsEnumerable = {O}.propertyIsEnumerable('b')
        S Object.toString = ({ a: {V} }).toString()
        O Object.valueOf = ({ a: {V} }).valueOf()
        V #member = {O}.a
        V #member = {O}.a?.c
        V #member = {O}?.b
        V #member = {V}?.missing
        V #member = ({V}).missing
        V #index = {O}['b']
        V #index = {O}[{S} + '!']
        V #index = {O}?.[{C}]
        V #optional = {O}.f?.({N})
        V #optional = {O}.missing?.()
        V #optional = {V}?.a?.b?.c
        V #optional = (null)?.a.b.c(0)
        V #optional = {O}?.a.toString?.()
        V Logical.?? = ({V} ?? {V})
        V Logical.?? = (undefined ?? {V})
        V Logical.?? = ({O}.zzz ?? {V})
        V Logical.&& = ({V} && {V})
        V Logical.|| = ({V} || {V})
        V Conditional = ({V} ? {V} : {V})
        V Sequence = ({V}, {V})
        M new Map = new Map()
        M new Map = new Map([['a', {V}], [{V}, {V}]])
        M new Map = new Map(Object.entries({O}))
        M new Map = new Map({A}.map(@[(@x:V, @i:N) => [@x, @i]@]))
        M new Map = new Map([[NaN, 1], [-0, 2], [0, 3], [NaN, 4]])
        M new Map = new Map({M})
        M Map.groupBy = Map.groupBy({A}, @[@x:V => typeof @x@])
        M Map.set = {M}.set({V}, {V})
        M Map.set = {M}.set(NaN, 1).set(-0, 2)
        V Map.get = {M}.get('a')
        V Map.get = {M}.get({V})
        B Map.has = {M}.has({V})
        B Map.has = {M}.has(NaN)
        A Map.delete = @[((@m:M) => [@m.delete('a'), @m.delete(NaN), @m])@](new Map({M}))
        A Map.clear = @[((@m:M) => [@m.clear(), @m.size])@](new Map({M}))
        A Map.keys = [...{M}.keys()]
        A Map.values = [...{M}.values()]
        A Map.entries = [...{M}.entries()]
        A Map.entries = Array.from({M}.entries(), @[([@k:V, @v:V]) => @k@])
        A Map.forEach = @[((@m:M) => { const @~r:A = []; @m.forEach((@v:V, @k:V) => { @r.push(@k, @v); }); return @r; })@]({M})
        S Map.toString = {M}.toString()
        N #size = {M}.size
        T new Set = new Set({A})
        T new Set = new Set({S})
        T new Set = new Set()
        T new Set = new Set([NaN, -0, 0, NaN, '0'])
        T Set.add = {T}.add({V}).add({V})
        B Set.has = {T}.has({V})
        A Set.delete = @[((@s:T) => [@s.delete('a'), @s.delete({V}), @s])@](new Set({T}))
        A Set.clear = @[((@s:T) => [@s.clear(), @s.size])@](new Set({T}))
        A Set.keys = [...{T}.keys()]
        A Set.values = [...{T}.values()]
        A Set.entries = [...{T}.entries()]
        A Set.forEach = @[((@s:T) => { const @~r:A = []; @s.forEach((@v:V, @k:V) => { @r.push([@k, @v]); }); return @r; })@]({T})
        S Set.toString = {T}.toString()
        N #size = {T}.size
        E new Error = new Error({S})
        E new Error = new Error({S}, { cause: {V} })
        E new Error = new Error()
        E Error() = Error({V})
        E new TypeError = new TypeError({S})
        E new RangeError = new RangeError({S})
        E new SyntaxError = new SyntaxError({S})
        E new ReferenceError = new ReferenceError({S})
        E new URIError = new URIError({S})
        E new EvalError = new EvalError({S})
        E TypeError() = TypeError({S})
        E RangeError() = RangeError({S})
        E SyntaxError() = SyntaxError({S})
        E ReferenceError() = ReferenceError({S})
        E URIError() = URIError({S})
        E EvalError() = EvalError({S})
        E Object.assign = Object.assign(new Error({S}), { code: {V} })
        S #error.message = {E}.message
        S #error.name = {E}.name
        V #error.cause = {E}.cause
        S Binary.+ = ('' + {E})
        V structuredClone = structuredClone({V})
        V structuredClone = structuredClone({ a: {V}, b: [{V}] })
        V JSON.parse = JSON.parse({S})
        V JSON.parse = JSON.parse(JSON.stringify({V}))
        V JSON.parse = JSON.parse('{"a":1,"b":[1,2,{"c":null}],"1":"x","a":2}', @[(@k:V, @v:V) => (@k === 'b' ? undefined : @v)@])
        V JSON.parse = JSON.parse('[1, {"x": -0.0, "y": 1E3, "\\u0041": "\\ud83d"}]', @[(@k:V, @v:V) => {V} ?? 0@])
        V JSON.parse = JSON.parse(' \t{"n":' + {N} + '}')
        V JSON.stringify = JSON.stringify({V})
        V JSON.stringify = JSON.stringify({V}, null, {I})
        V JSON.stringify = JSON.stringify({ a: {V}, b: {V} }, ['a', 'c', 1], {GAP})
        V JSON.stringify = JSON.stringify({ a: {V}, b: [{V}] }, @[(@k:S, @v:V) => (typeof @v === 'number' ? String(@v) : @v)@], '--')
        V JSON.stringify = JSON.stringify([{V}, () => 1, undefined, NaN, -0])
        GAP #gap = ''
        GAP #gap = '\t'
        GAP #gap = 'a😀b'
        GAP #gap = 'more than ten'
        V console = console.log({V}, {V})
        """";
}
