namespace Parley.Tests.Routines.Conformance;

/// <summary>Each case is an expression, or a function body in braces, and behind the arrow what JavaScript makes of it as JSON.</summary>
internal static class OperatorsCorpus
{
    public const string Text = """"
        1 + 2 * 3 - 4 / 2 % 3
        => 5
        2 ** 3 ** 2
        => 512
        (-2) ** 2
        => 4
        7 % -3
        => 1
        -7 % 3
        => -1
        5.5 % 2
        => 1.5
        0.1 + 0.2
        => 0.30000000000000004
        1 / 3
        => 0.3333333333333333
        1 / 0
        => null
        -1 / 0
        => null
        1e21 + 1
        => 1e+21
        123456789012345680000
        => 123456789012345680000
        1e-7
        => 1e-7
        0.000001
        => 0.000001
        1.7976931348623157e308 * 10
        => null
        '5' * '2'
        => 10
        '5' + 2
        => "52"
        5 + '2'
        => "52"
        1 + null
        => 1
        1 + undefined
        => null
        1 + true
        => 2
        'a' + null
        => "anull"
        'a' + undefined
        => "aundefined"
        [] + []
        => ""
        [] + {}
        => "[object Object]"
        [1, 2] + 3
        => "1,23"
        ({}) + 1
        => "[object Object]1"
        [5] * 2
        => 10
        '3' - 1
        => 2
        'abc' - 1
        => null
        +'42'
        => 42
        +''
        => 0
        +' 12 '
        => 12
        +'0x1f'
        => 31
        +'1e3'
        => 1000
        +'1_0'
        => null
        +null
        => 0
        +undefined
        => null
        +true
        => 1
        +[]
        => 0
        +[7]
        => 7
        +{}
        => null
        -'5'
        => -5
        ~5
        => -6
        ~~3.7
        => 3
        ~'7'
        => -8
        1 << 31
        => -2147483648
        1 << 32
        => 1
        -1 >>> 0
        => 4294967295
        -1 >>> 28
        => 15
        -8 >> 1
        => -4
        5 & 3
        => 1
        5 | 3
        => 7
        5 ^ 3
        => 6
        4294967297 | 0
        => 1
        2147483648 | 0
        => -2147483648
        [1 < 2, 2 < 1, 'a' < 'b', 'B' < 'a', '10' < '9', 10 < '9', null < 1, undefined < 1, NaN < NaN]
        => [true,false,true,true,true,false,true,false,false]
        [1 <= 1, 1 >= 2, 'a' <= 'a', null >= 0, undefined >= 0, undefined == 0]
        => [true,false,true,true,false,false]
        [1 == '1', 0 == '', null == undefined, null == 0, '' == 0, true == 1, true == '1', [1] == 1, 'a' == 'A', NaN == NaN, ({}) == '[object Object]']
        => [true,true,true,false,true,true,true,true,false,false,true]
        [1 === 1, '1' === 1, NaN === NaN, null === undefined, 'ab' === 'a' + 'b', 0 === -0]
        => [true,false,false,false,true,true]
        [1 != '1', 1 !== '1', null != undefined]
        => [false,true,false]
        [!0, !'', !'0', ![], !!{}, !null, !NaN]
        => [true,true,false,false,true,true,true]
        [true + true, true && 'x', false || 'y', '' || 0 || null]
        => [2,"x","y",null]
        'b' in { b: 1 }
        => true
        1 in [5, 6]
        => true
        'length' in [1]
        => true
        typeof typeof 1
        => "string"
        [0.1 * 3, 100 * 1.1, 1.005 * 1000, 9007199254740993, 0.1 + 0.7, 4.35 * 100]
        => [0.30000000000000004,110.00000000000001,1004.9999999999999,9007199254740992,0.7999999999999999,434.99999999999994]
        [1e300 * 1e10, -1e300 * 1e10, 0 / 0].map(String)
        => ["Infinity","-Infinity","NaN"]
        [0xff, 0b101, 0o17, 1_000_000, .5, 5., 1e3, 1E-3]
        => [255,5,15,1000000,0.5,5,1000,0.001]
        '\x41\u0042\u{1F600}\n\t\\\'\"'
        => "AB😀\n\t\\'\""
        `a${1 + 1}b${'c'}${[1, 2]}${null}${undefined}${{}}`
        => "a2bc1,2nullundefined[object Object]"
        `line1
        line2 \${x} \``
        => "line1\nline2 ${x} `"
        `${`nested ${1}`}`
        => "nested 1"
        'a' + 1 + 2
        => "a12"
        1 + 2 + 'a'
        => "3a"
        'x' > 'X'
        => true
        [10, 9, 1].sort() + ''
        => "1,10,9"
        String([1, [2, 3], null, undefined, [null]])
        => "1,2,3,,,"
        String({})
        => "[object Object]"
        String(null) + String(undefined) + String(true) + String(1.50)
        => "nullundefinedtrue1.5"
        String(() => 1).length > 0
        => true
        [Number(''), Number(' 12 '), Number('12px'), Number(null), Number(undefined), Number([]), Number(['5']), Number({}), Number(true), Number('Infinity'), Number('-0'), Number('0b11'), Number('.5'), Number('5.'), Number('.'), Number('+5'), Number('1e')].map(String)
        => ["0","12","NaN","0","NaN","0","5","NaN","1","Infinity","0","3","0.5","5","NaN","5","NaN"]
        [Boolean(''), Boolean('false'), Boolean(0), Boolean([]), Boolean(null), Boolean(-1)]
        => [false,true,false,true,false,true]
        [parseInt('42px'), parseInt('  -7.9'), parseInt('0x1A'), parseInt('101', 2), parseInt('z', 36), parseInt(''), parseInt('9', 8), parseInt('12', 1), parseInt(null), parseInt('1e3'), parseInt(0.00000005)].map(String)
        => ["42","-7","26","5","35","NaN","NaN","NaN","NaN","1","5"]
        [parseFloat('3.14abc'), parseFloat('.5.5'), parseFloat('-.5e-2x'), parseFloat('abc'), parseFloat('1e'), parseFloat('  7 '), parseFloat('Infinityx')].map(String)
        => ["3.14","0.5","-0.005","NaN","1","7","Infinity"]
        ['10', '10', '10'].map(parseInt).map(String)
        => ["10","NaN","2"]
        ['1', '2', '3'].map(Number)
        => [1,2,3]
        [0, 1, '', 'a', null].filter(Boolean)
        => [1,"a"]
        [1, 2, 3].map(String)
        => ["1","2","3"]
        [isNaN('abc'), isNaN('12'), isNaN(undefined), isFinite('12'), isFinite(Infinity)]
        => [true,false,true,true,false]
        [1, 2, 3].toString() + [1, [2, [3]]].join(';')
        => "1,2,31;2,3"
        encodeURIComponent("a b&c=d/é😀'()*!~") + decodeURIComponent('%C3%A9%20x') + encodeURI('http://x/a b?q=é#h')
        => "a%20b%26c%3Dd%2F%C3%A9%F0%9F%98%80'()*!~é xhttp://x/a%20b?q=%C3%A9#h"
        structuredClone({ a: [1, { b: 2 }], d: new Date(0) })
        => {"a":[1,{"b":2}],"d":"1970-01-01T00:00:00.000Z"}
        ({ toString() { return 'custom'; } }) + '!'
        => "custom!"
        ({ valueOf() { return 42; } }) * 2
        => 84
        `${{ toString() { return 'ts'; }, valueOf() { return 1; } }}` + ({ toString() { return 'ts'; }, valueOf() { return 1; } })
        => "ts1"
        [-0, 0 * -1, Math.round(-0.4)].map(x => Object.is(x, -0))
        => [true,true,true]
        JSON.stringify([-0, 0])
        => "[0,0]"
        [undefined, null].map(x => x?.y ?? 'none')
        => ["none","none"]
        """";
}
