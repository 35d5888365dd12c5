namespace Parley.Tests.Routines.Differential.Rules;

/// <summary>Arrays. Those that change are copies or variables, and no loop reads an array that it changes.</summary>
internal static class ArrayRules
{
    public const string Text = """"
        A #any = {AN}
        A #any = {AS}
        A #literal = []
        A #literal = [1, 'a', null]
        A #literal = [NaN, -0, 0, undefined, null]
        A #literal = [[1, [2, [3, []]]]]
        A #literal = [{ a: 1, b: 'x' }, { a: 2, b: 'y' }, { a: 1 }]
        A #literal = [{V}, {V}, {V}]
        A #literal = [{V}, ...{A}]
        A Spread = [...{A}, ...{T}, {V}]
        A Spread = [...{S}, ...{M}]
        AN #literal = [1, 2, 3]
        AN #literal = [{N}, {N}]
        AN #literal = []
        AN #literal = {AI}
        AI #literal = [3, 1, 2, 10, -5]
        AI #literal = [10, 9, 1, 9]
        AI #literal = [5]
        AS #literal = ['b', 'a', 'C', 'a']
        AS #literal = [{S}, {S}]
        AS #literal = ['é', 'z', 'Z', '', '10', '9']
        V Array.at = {A}.at({I})
        A Array.slice = {A}.slice({I}, {I})
        A Array.slice = {A}.slice()
        A Array.concat = {A}.concat({V}, {A})
        S Array.join = {A}.join({S})
        S Array.join = {A}.join()
        S Array.toString = {A}.toString()
        B Array.includes = {A}.includes({V})
        B Array.includes = [NaN, undefined, -0].includes({W}, {I})
        N Array.indexOf = {A}.indexOf({V}, {I})
        N Array.indexOf = {AI}.indexOf(9)
        N Array.lastIndexOf = {A}.lastIndexOf({V})
        N Array.lastIndexOf = {AI}.lastIndexOf(9, {I})
        A Array.flat = {A}.flat()
        A Array.flat = {A}.flat({I})
        A Array.flat = [{A}, [{A}]].flat(Infinity)
        A Array.keys = [...{A}.keys()]
        A Array.values = [...{A}.values()]
        A Array.entries = [...{A}.entries()]
        A Array.with = {A}.with({C}, {V})
        A Array.with = [1, 2, 3].with({I}, {V})
        B Array.hasOwnProperty = {A}.hasOwnProperty({C})
        A Array.valueOf = {A}.valueOf()
        A Array.map = {A}.map(@[(@x:V, @i:N) => {V}@])
        AN Array.map = {AN}.map(@[@x:N => {N}@])
        A Array.map = {A}.map(@[({ a, b: @y:V = {N} } = {}) => [a, @y]@])
        A Array.map = {A}.map(@[(@x:V, @i:N, @all:A) => @all.length + @i@])
        A Array.filter = {A}.filter(@[@x:V => {B}@])
        A Array.filter = {A}.filter(Boolean)
        AN Array.filter = {AN}.filter(@[(@x:N, @i:N) => @i % 2 === 0@])
        A Array.forEach = @[((@a:A) => { const @~r:A = []; @a.forEach((@x:V, @i:N) => { @r.push(@x, {V}); }); return @r; })@]({A})
        A Array.flatMap = {A}.flatMap(@[(@x:V, @i:N) => [@x, {V}]@])
        A Array.flatMap = {A}.flatMap(@[@x:V => {V}@])
        B Array.some = {A}.some(@[@x:V => {B}@])
        B Array.some = {AN}.some(@[@x:N => @x > {N}@])
        B Array.every = {A}.every(@[@x:V => {V}@])
        V Array.find = {A}.find(@[@x:V => {B}@])
        V Array.find = {AI}.find(@[@x:N => @x > 4@])
        N Array.findIndex = {A}.findIndex(@[(@x:V, @i:N) => {B}@])
        V Array.findLast = {A}.findLast(@[@x:V => {B}@])
        N Array.findLastIndex = {AI}.findLastIndex(@[@x:N => @x < 4@])
        V Array.reduce = {A}.reduce(@[(@s:V, @x:V, @i:N) => [@s, @x].length > @i ? @x : @s@], {V})
        V Array.reduce = {AN}.reduce(@[(@s:N, @x:N) => @s + @x@])
        O Array.reduce = {AS}.reduce(@[(@o:O, @x:S) => ({ ...@o, [@x]: (@o[@x] ?? 0) + 1 })@], {})
        V Array.reduceRight = {A}.reduceRight(@[(@s:V, @x:V) => [@x, typeof @s]@], {V})
        V Array.reduceRight = {AS}.reduceRight(@[(@s:S, @x:S) => @s + @x@])
        A Array.push = @[((@~a:A) => [@a.push({V}, {V}), @a, @a.push()])@]([...{A}])
        A Array.pop = @[((@~a:A) => [@a.pop(), @a])@]([...{A}])
        A Array.shift = @[((@~a:A) => [@a.shift(), @a])@]([...{A}])
        A Array.unshift = @[((@~a:A) => [@a.unshift({V}, {V}), @a])@]([...{A}])
        A Array.splice = @[((@~a:A) => [@a.splice({I}, {I}, {V}), @a])@]([...{A}])
        A Array.splice = @[((@~a:A) => [@a.splice({I}), @a, @a.splice()])@]([...{A}])
        A Array.toSpliced = {A}.toSpliced({I}, {I}, {V}, {V})
        A Array.toSpliced = {A}.toSpliced({I})
        A Array.reverse = @[((@~a:A) => [@a.reverse() === @a, @a])@]([...{A}])
        A Array.toReversed = {A}.toReversed()
        A Array.fill = [...{A}].fill({V}, {I}, {I})
        A Array.fill = new Array(3).fill({V})
        A Array.sort = [...{A}].sort()
        AN Array.sort = [...{AI}].sort(@[(@x:N, @y:N) => @x - @y@])
        A Array.sort = [{ k: 2, v: 1 }, { k: 1, v: 2 }, { k: 2, v: 3 }, { k: {C}, v: 4 }].sort(@[(@x:V, @y:V) => @x.k - @y.k@])
        A Array.sort = [undefined, 3, undefined, 1, {N}].sort()
        A Array.sort = [2, 1].sort({V})
        AS Array.toSorted = {AS}.toSorted()
        AN Array.toSorted = {AI}.toSorted(@[(@x:N, @y:N) => @y - @x@])
        B Array.isArray = Array.isArray({V})
        A Array.of = Array.of({V}, {N})
        A Array.of = Array.of(3)
        A Array.from = Array.from({A})
        A Array.from = Array.from({S}, @[(@x:S, @i:N) => @i + @x@])
        A Array.from = Array.from({ length: {C} }, @[(@x:V, @i:N) => {V}@])
        A Array.from = Array.from({ length: 2, 0: {V}, 1: {V} })
        A Array.from = Array.from({M})
        A Array.from = Array.from({T}, String)
        A new Array = new Array({S}, {V})
        A new Array = [...new Array({C})]
        A new Array = new Array(0)
        N new Array = new Array({I}).length
        A Array() = Array({V}, {V}, {S})
        A Array() = Array({C}).fill(0)
        N #length = {A}.length
        V #index = {A}[{C}]
        V #index = {A}[{I}]
        V #index = {A}['length']
        V #index = [{V}, {V}][{C} % 2]
        """";
}
