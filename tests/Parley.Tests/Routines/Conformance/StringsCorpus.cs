namespace Parley.Tests.Routines.Conformance;

/// <summary>Each case is an expression, or a function body in braces, and behind the arrow what JavaScript makes of it as JSON.</summary>
internal static class StringsCorpus
{
    public const string Text = """"
        'Hello'.toUpperCase() + 'HELLO'.toLowerCase() + 'straße'.toUpperCase()
        => "HELLOhelloSTRASSE"
        'a,b,,c'.split(',')
        => ["a","b","","c"]
        'abc'.split('')
        => ["a","b","c"]
        'abc'.split()
        => ["abc"]
        'a-b-c'.split('-', 2)
        => ["a","b"]
        ''.split(',')
        => [""]
        ''.split('')
        => []
        'a1b22c'.split(/\d+/)
        => ["a","b","c"]
        'a1b2c'.split(/(\d)/)
        => ["a","1","b","2","c"]
        'a, b ,c'.split(/\s*,\s*/)
        => ["a","b","c"]
        'abc'.split(/(?:)/)
        => ["a","b","c"]
        'one  two'.split(' ')
        => ["one","","two"]
        'hello'.slice(1, -1) + 'hello'.slice(-3) + 'hello'.slice(3, 1)
        => "ellllo"
        'hello'.substring(3, 1) + 'hello'.substring(-1, 2) + 'hello'.substr(-3, 2)
        => "elhell"
        'abc'.charAt(1) + 'abc'.charAt(9) + 'abc'[0] + 'abc'.at(-1)
        => "bac"
        ['abc'.charCodeAt(0), '😀'.length, '😀'.charCodeAt(0), '😀'.codePointAt(0), 'a'.charCodeAt(5)].map(String)
        => ["97","2","55357","128512","NaN"]
        String.fromCharCode(72, 105) + String.fromCodePoint(128512)
        => "Hi😀"
        ['hello'.indexOf('l'), 'hello'.lastIndexOf('l'), 'hello'.indexOf('z'), 'hello'.indexOf('l', 3), 'abc'.indexOf(''), 'hello'.lastIndexOf('l', 2)]
        => [2,3,-1,3,0,2]
        ['hello'.includes('ell'), 'hello'.startsWith('he'), 'hello'.endsWith('lo'), 'hello'.startsWith('l', 2), 'hello'.endsWith('l', 4)]
        => [true,true,true,true,true]
        '  x \n'.trim() + '|' + '  x'.trimStart() + '|' + 'x  '.trimEnd() + '|'
        => "x|x|x|"
        '5'.padStart(3, '0') + '5'.padEnd(3, 'ab') + 'long'.padStart(2) + 'x'.padStart(6, 'abc')
        => "0055ablongabcabx"
        'ab'.repeat(3) + 'x'.repeat(0)
        => "ababab"
        'aXbX'.replace('X', '-') + 'aXbX'.replaceAll('X', '-')
        => "a-bXa-b-"
        'abc'.replace('b', '[$&$$]')
        => "a[b$]c"
        'abc'.replaceAll('', '-')
        => "-a-b-c-"
        'John Smith'.replace(/(\w+)\s(\w+)/, '$2, $1')
        => "Smith, John"
        'aaa'.replace(/a/g, (m, i) => m + i)
        => "a0a1a2"
        '2024-01-15'.replace(/(\d+)-(\d+)-(\d+)/, (_, y, m, d) => `${d}/${m}/${y}`)
        => "15/01/2024"
        'x1y2'.replace(/\d/g, d => d * 2)
        => "x2y4"
        'camelCaseString'.replace(/([A-Z])/g, ' $1').toLowerCase()
        => "camel case string"
        'snake_case_here'.replace(/_([a-z])/g, (_, c) => c.toUpperCase())
        => "snakeCaseHere"
        '2024-01-15'.replace(/(?<y>\d{4})-(?<m>\d\d)/, '$<m>/$<y>')
        => "01/2024-15"
        'abc'.match(/b/).index
        => 1
        'abc'.match(/z/)
        => null
        'a1b2'.match(/\d/g)
        => ["1","2"]
        'none'.match(/\d/g)
        => null
        { const m = 'on 2024-03-05 ok'.match(/(\d{4})-(\d{2})-(\d{2})/); return [m[0], m[1], m.index, m.length, m.input, m.groups === undefined]; }
        => ["2024-03-05","2024",3,4,"on 2024-03-05 ok",true]
        { const { groups: { y, m } } = '2024-03'.match(/(?<y>\d+)-(?<m>\d+)/); return [y, m]; }
        => ["2024","03"]
        [...'a1b2'.matchAll(/([a-z])(\d)/g)].map(m => m[1] + m[2] + m.index)
        => ["a10","b22"]
        { const [, city, temp] = 'Paris: 21C'.match(/^(\w+): (-?\d+)C$/); return { city, temp: Number(temp) }; }
        => {"city":"Paris","temp":21}
        { const re = /a(\d)/g; const out = []; let m; while ((m = re.exec('a1 a2 a3')) !== null) out.push([m[1], m.index, re.lastIndex]); return out; }
        => [["1",0,2],["2",3,5],["3",6,8]]
        [/^\d+$/.test('123'), /^\d+$/.test('12a'), /HELLO/i.test('hello'), /^b/m.test('a\nb'), /a.c/s.test('a\nc')]
        => [true,false,true,true,true]
        { const re = /x/g; return [re.test('xx'), re.lastIndex, re.test('xx'), re.test('xx'), re.lastIndex]; }
        => [true,1,true,false,0]
        'abc'.search(/c/) + 'abc'.search(/z/)
        => 1
        new RegExp('a+', 'gi').source + new RegExp('a+', 'gi').flags + String(/x\/y/g)
        => "a+gi/x\\/y/g"
        'aBc'.replace(new RegExp('b', 'i'), 'X')
        => "aXc"
        ['a'.localeCompare('b'), 'b'.localeCompare('a'), 'a'.localeCompare('a'), 'a'.localeCompare('B'), 'a'.localeCompare('A')]
        => [-1,1,0,-1,-1]
        ['résumé', 'resume', 'Zoo', 'apple', 'Äpfel', '10', '9', '_x'].sort((a, b) => a.localeCompare(b))
        => ["_x","10","9","Äpfel","apple","resume","résumé","Zoo"]
        'a' < 'b' && 'abc' < 'abd' && 'Z' < 'a'
        => true
        'abc'.concat('d', 1, null)
        => "abcd1null"
        'x'.length + 'é'.length
        => 2
        [...'héllo'].length
        => 5
        'a-b_c d'.split(/[-_ ]/).map(w => w[0].toUpperCase() + w.slice(1)).join('')
        => "ABCD"
        'The quick brown fox'.split(' ').map(w => w.length)
        => [3,5,5,3]
        'hello world'.replace(/\b\w/g, c => c.toUpperCase())
        => "Hello World"
        'tel: +1 (555) 123-4567'.replace(/\D/g, '')
        => "15551234567"
        'key=value;k2=v2'.split(';').reduce((o, p) => { const [k, v] = p.split('='); o[k] = v; return o; }, {})
        => {"key":"value","k2":"v2"}
        '  multiple   spaces  '.trim().split(/\s+/)
        => ["multiple","spaces"]
        '€5.00'.replace(/[^\d.]/g, '')
        => "5.00"
        'abc'.normalize('NFD').length + 'é'.normalize('NFD').length
        => 5
        'İ'.length + 'ΑΣ'.toLowerCase().length
        => 3
        'a\u0000b'.length
        => 3
        '%41'.replace('%', '%%')
        => "%%41"
        'aaa'.lastIndexOf('a', -5)
        => 0
        'abcabc'.replaceAll(/b/g, m => m.toUpperCase())
        => "aBcaBc"
        'test'.split('t')
        => ["","es",""]
        'a.b.c'.split('.').pop()
        => "c"
        /(a)|(b)/.exec('b').slice(0, 3).map(x => x ?? 'none')
        => ["b","none","b"]
        'x'.concat([1, 2]) + 'y'.at(5)
        => "x1,2undefined"
        'ab'.hasOwnProperty('length')
        => true
        /[\]\\/-]+/.exec('a]\\/-b')[0]
        => "]\\/-"
        /\u0041\x42/.test('AB')
        => true
        'aaa'.replace(/a{2}/, 'b') + 'foo.bar'.replace(/\./g, '\\.')
        => "bafoo\\.bar"
        'line1\r\nline2\nline3'.split(/\r?\n/)
        => ["line1","line2","line3"]
        /^(?:\+?\d{1,3}[ -]?)?\d{3}$/.test('+49 123')
        => true
        /^[\w.+-]+@[\w-]+\.[\w.]+$/.test('a.b+c@example.co.uk')
        => true
        ['xaxnxn'.match(/a?n/).index, 'line1\r\nline2\nline3'.split(/\r?n/), 'aa-xbax-abx'.replace(/[ab]?b/g, '_')]
        => [3,["li","e1\r\nli","e2\nli","e3"],"aa-x_ax-_x"]
        "it's" + 'say "hi"'
        => "it'ssay \"hi\""
        """";
}
