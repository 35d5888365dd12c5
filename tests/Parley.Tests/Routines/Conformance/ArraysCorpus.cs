namespace Parley.Tests.Routines.Conformance;

/// <summary>Each case is an expression, or a function body in braces, and behind the arrow what JavaScript makes of it as JSON.</summary>
internal static class ArraysCorpus
{
    public const string Text = """"
        [1, 2, 3].map((x, i, a) => x * i + a.length)
        => [3,5,9]
        [1, 2, 3, 4].filter((x, i) => x % 2 === 0 || i === 0)
        => [1,2,4]
        [1, 2, 3].reduce((a, b) => a + b)
        => 6
        [1, 2, 3].reduce((a, x, i) => ({ ...a, [x]: i }), {})
        => {"1":0,"2":1,"3":2}
        [[1, 2], [3]].reduceRight((a, b) => a.concat(b))
        => [3,1,2]
        [].reduce((a, b) => a + b, 'init')
        => "init"
        [5, 1, 4].sort()
        => [1,4,5]
        [10, 9, 2, 33, 1].sort()
        => [1,10,2,33,9]
        [10, 9, 2, 33, 1].sort((a, b) => a - b)
        => [1,2,9,10,33]
        ['b', undefined, 'a', null].sort().map(String)
        => ["a","b","null","undefined"]
        [{ k: 2, v: 'a' }, { k: 1, v: 'b' }, { k: 2, v: 'c' }, { k: 1, v: 'd' }].sort((x, y) => x.k - y.k).map(x => x.v).join('')
        => "bdac"
        ['é', 'z', 'a', 'Z'].sort()
        => ["Z","a","z","é"]
        [3, 1, 2].toSorted().concat([1, 2].toReversed())
        => [1,2,3,2,1]
        [1, 2, 3, 4, 5].slice(1, -1)
        => [2,3,4]
        [1, 2, 3].slice(-2)
        => [2,3]
        [1, 2, 3].slice(2, 1)
        => []
        { const a = [1, 2, 3, 4, 5]; const r = a.splice(1, 2, 'x', 'y', 'z'); return [a, r]; }
        => [[1,"x","y","z",4,5],[2,3]]
        { const a = [1, 2, 3]; a.splice(-1); return a; }
        => [1,2]
        { const a = [1, 2, 3]; a.splice(1, 0, 9); return a; }
        => [1,9,2,3]
        { const a = [1]; a.push(2, 3); a.unshift(-1, 0); return [a, a.pop(), a.shift(), a.length]; }
        => [[0,1,2],3,-1,3]
        { const a = []; return [a.pop(), a.shift(), a.length].map(String); }
        => ["undefined","undefined","0"]
        [1, 2, 3].indexOf(2) + [1, 2].indexOf(9) + [NaN].indexOf(NaN)
        => -1
        [1, 2, NaN].includes(NaN) && [1].includes(1) && ![1].includes('1')
        => true
        [1, 2, 1].lastIndexOf(1)
        => 2
        [1, 2, 3].find(x => x > 1) + [1, 2, 3].findIndex(x => x > 5)
        => 1
        [1, 2, 3].findLast(x => x < 3) + [1, 2, 3].findLastIndex(x => x < 3)
        => 3
        [[1, 2, 3].some(x => x > 2), [].some(x => true), [].every(x => false), [1, 2].every(x => x > 1)]
        => [true,false,true,false]
        [1, [2, [3, [4]]]].flat()
        => [1,2,[3,[4]]]
        [1, [2, [3, [4]]]].flat(Infinity)
        => [1,2,3,4]
        [1, 2].flatMap(x => [x, [x * 2]])
        => [1,[2],2,[4]]
        [3, 2, 1].reverse()
        => [1,2,3]
        new Array(3).fill(0)
        => [0,0,0]
        [1, 2, 3, 4].fill(9, 1, -1)
        => [1,9,9,4]
        Array.from({ length: 3 }, (_, i) => i * i)
        => [0,1,4]
        Array.from('abc')
        => ["a","b","c"]
        Array.from(new Set([1, 1, 2]))
        => [1,2]
        Array.from(new Map([['a', 1]]))
        => [["a",1]]
        Array.from([1, 2], x => x + 1)
        => [2,3]
        Array.from({ length: 2, 0: 'a', 1: 'b' })
        => ["a","b"]
        Array.of(7, 8)
        => [7,8]
        [Array.isArray([]), Array.isArray({}), Array.isArray('a')]
        => [true,false,false]
        [1, 2, 3].join('-') + [null, undefined, 1].join() + [].join('x')
        => "1-2-3,,1"
        [1, 2, 3].at(-1) + [1, 2, 3].at(0)
        => 4
        [1, 2].concat(3, [4, [5]], 'x')
        => [1,2,3,4,[5],"x"]
        [...[1, 2].entries()]
        => [[0,1],[1,2]]
        [...['a', 'b'].keys()]
        => [0,1]
        [...Array(3).keys()]
        => [0,1,2]
        [...['x'].values()]
        => ["x"]
        [1, 2, 3].with(1, 9)
        => [1,9,3]
        [1, 2, 3, 4].toSpliced(1, 2, 'n')
        => [1,"n",4]
        { const out = []; [1, 2].forEach((x, i) => out.push([i, x])); return out; }
        => [[0,1],[1,2]]
        { const a = [1, 2, 3]; const b = a.map(x => { if (x === 1) a.push(9); return x; }); return [a, b]; }
        => [[1,2,3,9],[1,2,3]]
        [1, 2, 3].length
        => 3
        [[3, 'c'], [1, 'a']].sort(([a], [b]) => a - b).map(([, l]) => l)
        => ["a","c"]
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].sort((a, b) => b % 3 - a % 3 || a - b)
        => [2,5,8,11,1,4,7,10,3,6,9,12]
        [['abc'[5], 'abc'['5'], [1][4]].map(String), 'abc'[2]]
        => [["undefined","undefined","undefined"],"c"]
        ['a', 'b'].map((v, i, all) => all[all.length - 1 - i])
        => ["b","a"]
        [1, 2, 3].includes(2, 2)
        => false
        Math.max(...[1, 5, 3].map(x => x * 2))
        => 10
        [['a', 1], ['b', 2]].map(([k, v]) => ({ [k]: v }))
        => [{"a":1},{"b":2}]
        Object.assign([], [1, 2])
        => [1,2]
        [0, -0, NaN, null].map(x => JSON.stringify(x))
        => ["0","0","null","null"]
        [1, 2, 3].some((x, i, a) => a.indexOf(x) !== i)
        => false
        [...new Set(['b', 'a', 'b'])].sort()
        => ["a","b"]
        [2, 1].sort(() => 0)
        => [2,1]
        [true, false].sort()
        => [false,true]
        [1, 2, 3, 4].reduce((acc, x) => { (acc[x % 2 ? 'odd' : 'even'] ??= []).push(x); return acc; }, {})
        => {"odd":[1,3],"even":[2,4]}
        [1,2,3].hasOwnProperty(1)
        => true
        """";
}
