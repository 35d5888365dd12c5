namespace Parley.Tests.Routines.Differential.Rules;

/// <summary>Statements, functions and what is only there inside async functions. Every loop ends by itself.</summary>
internal static class StatementRules
{
    public const string Text = """"
        ST #probe = put(@[() => {V}@]);
        ST #probe = put(@[() => {A}@]);
        ST #probe = put(@[() => {N}@]);
        ST #probe = put(@[() => {S}@]);
        ST #probe = out.push(show({P}));
        P #plain = {S}
        P #plain = {N}
        P #plain = {O}
        P #plain = {AN}
        STS #one = {ST}
        STS #two = {ST} {ST}
        STS #three = {ST} {ST} {ST}
        ST Block = { {STS} }
        ST Empty = ;
        ST Empty = if ({B}) ; else { {ST} }
        ST ExpressionStatement = {EX};
        EX #effect = out.length, {V}
        EX #effect = ({V})
        EX #effect = ({B}) && out.push(1)
        ST Declaration = const @x:N = {N}, @y:S = {S}; {STS} out.push(show(@x), show(@y));
        ST Declaration = let @~x:V; {ST} @x = {V}; out.push(show(@x));
        ST Declaration = let @~x:N = {N}; {STS} out.push(show(@x));
        ST Declaration = let @~x:S = {S}; {STS} out.push(show(@x));
        ST Declaration = let @~x:A = {A}; {STS} out.push(show(@x));
        ST Assignment.= = let @~x:N = {N}; {=N} = {N}; out.push(show(@x));
        ST Assignment.= = let @~x:V = {V}; @x = {=V} = {V}; out.push(show(@x));
        ST Assignment.+= = let @~x:V = {V}; @x += {W}; out.push(show(@x));
        ST Assignment.+= = let @~x:S = {S}; {=S} += {V}; out.push(show(@x));
        ST Assignment.-= = let @~x:N = {N}; {=N} -= {N}; out.push(show(@x));
        ST Assignment.*= = let @~x:N = {N}; @x *= {W}; out.push(show(@x));
        ST Assignment./= = let @~x:N = {N}; {=N} /= {N}; out.push(show(@x));
        ST Assignment.%= = let @~x:N = {N}; @x %= {N}; out.push(show(@x));
        ST Assignment.**= = let @~x:N = {N}; @x **= 2; out.push(@x.toPrecision(11));
        ST Assignment.<<= = let @~x:N = {N}; @x <<= {N}; out.push(show(@x));
        ST Assignment.>>= = let @~x:N = {N}; @x >>= {N}; out.push(show(@x));
        ST Assignment.>>>= = let @~x:N = {N}; @x >>>= {C}; out.push(show(@x));
        ST Assignment.&= = let @~x:N = {N}; @x &= {N}; out.push(show(@x));
        ST Assignment.|= = let @~x:N = {N}; @x |= {W}; out.push(show(@x));
        ST Assignment.^= = let @~x:N = {N}; @x ^= {N}; out.push(show(@x));
        ST Assignment.&&= = let @~x:V = {V}; @x &&= {V}; out.push(show(@x));
        ST Assignment.||= = let @~x:V = {V}; @x ||= {V}; out.push(show(@x));
        ST Assignment.??= = let @~x:V = {V}; @x ??= {V}; out.push(show(@x));
        ST Assignment.= = const @o:O = { ...{O} }; @o.x = {V}; @o['y' + {C}] = {V}; @o.x ??= 1; @o.a += 1; out.push(show(@o));
        ST Assignment.= = const @a:A = [...{A}]; @a[0] = {V}; @a[@a.length] = {V}; @a.length = Math.min(@a.length, {C}); out.push(show(@a));
        ST Assignment.= = const @o:O = { p: { q: [1, 2] } }; @o.p.q[1] **= {C}; @o.p['q'][{C} % 2] += {W}; @o.p.r = @o.p.s = {V}; out.push(show(@o));
        ST Assignment.= = const @e:E = {E}; @e.message = {S}; @e.code = {V}; @e.name = {S}; out.push(show(@e.code), String(@e));
        ST Assignment.= = const @r:R = /a/g; @r.lastIndex = {C}; out.push(show(@r.exec('banana')), show(@r.lastIndex));
        ST Update = let @~x:N = {N}; out.push(show(@x++), show(++@x), show(@x--), show(--@x), show(@x));
        ST Update = let @~x:W = {W}; out.push(show(@x++), show(@x));
        ST Update = const @o:O = { n: {W}, l: [{N}] }; out.push(show(@o.n++), show(--@o.l[0]), show(@o), show(@o.m++), show(@o));
        ST Unary.delete = const @o:O = { ...{O} }; out.push(show(delete @o.a), show(delete @o['b']), show(@o));
        ST ObjectPattern = const { a: @x:V, b: @y:V = {V}, ...@z:O } = {O}; {ST} out.push(show(@x), show(@y), show(@z));
        ST ObjectPattern = const { ['k' + {C}]: @x:V = {N}, length: @y:V } = {O}; out.push(show([@x, @y]));
        ST ObjectPattern = const { a: { c: [@x:V] = [7] } = {}, length: @n:V } = {V}; out.push(show(@x), show(@n));
        ST ObjectPattern = let @~x:V, @~y:V; ({ a: @x, b: @y = {V} } = {O}); out.push(show([@x, @y]));
        ST ObjectPattern = const @o:O = {}; ({ a: @o.p, b: @o['q'], ...@o.r } = {O}); out.push(show(@o));
        ST ArrayPattern = const [@x:V, , @y:V = {V}, ...@z:A] = {A}; {ST} out.push(show([@x, @y, @z]));
        ST ArrayPattern = const [@x:V, [@y:V] = [{V}]] = {V}; out.push(show([@x, @y]));
        ST ArrayPattern = let @~x:V = {V}, @~y:V = {V}; [@x, @y] = [@y, @x]; out.push(show([@x, @y]));
        ST ArrayPattern = const @a:A = [1, 2, 3]; [@a[2], @a[0], ...@a[1]] = {S}; out.push(show(@a));
        ST If = if ({V}) { {STS} }
        ST If = if ({B}) { {STS} } else { {STS} }
        ST If = if ({B}) {EX}; else if ({V}) { {ST} } else {EX};
        ST Switch = switch ({C}) { case 0: {STS} case {C}: {ST} break; default: {ST} case 4: {ST} }
        ST Switch = switch (typeof {V}) { case 'number': case 'string': { {STS} break; } case 'object': {ST} }
        ST Switch = switch ({V}) { case {V}: out.push('same'); break; default: out.push('other'); }
        ST Switch = switch (true) { case {B}: { const @x:N = {N}; out.push(show(@x)); } default: }
        ST For = for (let @i:N = 0; @i < {C}; @i++) { {STS} }
        ST For = for (let @i:N = 0, @j:N = 3; @i < @j; @i++, @j--) out.push(@i * @j);
        ST For = for (let @i:N = 3; @i--;) { if (@i === {C}) continue; {ST} }
        ST For = for (;;) { {STS} break; }
        ST For = const @f:A = []; for (let @i:N = 0; @i < 3; @i++) @f.push(() => @i * 2); out.push(show(@f.map(@[@g:F => @g()@])));
        ST While = let @i:N = 0; while (@i++ < {C}) { {STS} }
        ST While = let @i:N = 0; do { @i++; {STS} } while (@i < {C});
        ST While = let @i:N = 4; while (true) { if (--@i < 0) break; if (@i % 2) continue; {ST} }
        ST ForEach.of = for (const @x:V of [...{A}]) { {STS} out.push(show(@x)); }
        ST ForEach.of = for (const @x:S of {S}) { out.push(show(@x)); if (@x === 'b') break; }
        ST ForEach.of = for (const [@k:V, @v:V] of {M}) { {ST} }
        ST ForEach.of = for (let @~x:V of [...{T}]) { if (@x === null) continue; @x = [@x]; out.push(show(@x)); }
        ST ForEach.of = for (const { a: @x:V = {N} } of [{O}, {O}]) { out.push(show(@x)); {ST} }
        ST ForEach.of = let @~x:V; for (@x of [{V}, {V}]) { {ST} } out.push(show(@x));
        ST ForEach.of = const @o:O = {}; for (@o.p of {AN}) out.push(show(@o));
        ST ForEach.of = for (const @x:V of {V}) { out.push(show(@x)); }
        ST ForEach.in = for (const @k:S in {O}) { out.push(@k); {ST} }
        ST ForEach.in = for (const @k:S in {V}) out.push(@k);
        ST Break = for (const @x:N of [1, 2, 3]) { {ST} if (@x > {C}) break; out.push(@x); }
        ST Continue = for (const @x:N of [1, 2, 3]) { if (@x < {C}) continue; {ST} out.push(@x); }
        ST Try = try { {STS} out.push(show({V})); } catch (@e:CAUGHT) { out.push(fault(@e)); {ST} }
        ST Try = try { {ST} throw {V}; } catch { {ST} } finally { {ST} }
        ST Try = try { null.x(); } catch ({ name: @n:V, message: @m:CAUGHT }) { out.push(@n, typeof @m); }
        ST Try = try { try { throw {E}; } finally { {ST} } } catch (@e:CAUGHT) { out.push(fault(@e)); }
        ST Try = out.push(show(@[(() => { try { {ST} return {V}; } catch (@e:CAUGHT) { return fault(@e); } finally { out.push('f'); } })@]()));
        ST Try = out.push(show(@[(() => { for (const @x:N of [1, 2]) { try { if (@x === 1) continue; return @x; } finally { {ST} } } })@]()));
        ST Try = out.push(show(@[(() => { try { throw 1; } finally { return {V}; } })@]()));
        ST Throw = try { throw {E}; } catch (@e:CAUGHT) { out.push(fault(@e), show(@e instanceof RangeError)); }
        ST Throw = try { throw {V}; } catch (@e:CAUGHT) { out.push(show(@e)); }
        ST Throw = if ({C} === 4 && {B}) throw {E};
        ST Return = out.push(show(@[(() => { if ({B}) return; {ST} return {V}; })@]()));
        ST FunctionDeclaration = out.push(@f(1)); @[function @f(@x:N, @y:N = {N}) { {ST} return show(@x + @y); }@] out.push(@f({N}, {N}));
        ST FunctionDeclaration = @[function @f(@n:N) { return @n <= 0 ? 0 : @n + @f(@n - 1); }@] out.push(@f({C}));
        ST FunctionDeclaration = @[function @f(...@z:A) { return @z.length; }@] out.push(@f(...{A}), @f());
        ST FunctionExpression = const @f = @[function @g(@n:N) { return @n > 0 ? [@g(@n - 1)] : []; }@]; out.push(show(@f({C})));
        ST FunctionExpression = const @f:F = @[(@a:V, { b: @b:V } = { b: {V} }, [@c:V = {N}] = [], ...@d:A) => [@a, @b, @c, @d]@]; out.push(show(@f({V})), show(@f(1, { b: 2 }, [3], 4, 5)));
        ST FunctionExpression = let @~n:N = 0; const @f:F = () => ++@n; @f(); {ST} out.push(@f(), @n);
        ST FunctionExpression = const @c:V = @[((@a:N) => (@b:N) => @a - @b)@]({N})({N}); out.push(show(@c));
        V Call = @[((@x:V) => {V})@]({V})
        V Call = @[((@x:N, @y:V = @x) => [@x, @y])@]({N})
        V Call = @[((...@x:A) => @x)@](...{A}, {V})
        V Call = K1({V})
        V Call = [1, 2].at.name
        N FunctionExpression = @[((@a:V, @b:V) => {N})@].length
        V #static = K0
        V #static = K2.a
        V #static = K2[K0]
        """";

    /// <summary>Used in async functions alone.</summary>
    public const string AsyncText = """"
        V Await = await {V}
        V Await = (await {V})
        N Await = ((await {N}) + (await {N}))
        S Await = `${ await {S} }-${ await {V} }`
        A Await = [await {V}, {V}, await {V}]
        O Await = { a: await {V}, [await {S}]: {V}, ...await {O} }
        V Await = (await {O}).a
        V Await = K1(await {V})
        V Await = ((await {B}) ? await {V} : {V})
        V Await = ((await {V}) ?? (await {V}))
        B Await = ((await {B}) && (await {B}))
        V #tool = await tools.echo({V})
        V #tool = await tools.echo({ q: {V}, n: {N} })
        N #tool = (await tools.count({A}))
        A Promise.all = await Promise.all({A})
        A Promise.all = await Promise.all({A}.map(@<async (@x:V, @i:N) => {V}@>))
        A Promise.all = await Promise.all([1, 2].map(@<async (@x:N) => { const @t:V = await tools.echo(@x); return [@t, {V}]; }@>))
        A Promise.all = await Promise.all([Promise.resolve({V}), {V}, Promise.reject({E})])
        A Promise.allSettled = await Promise.allSettled([{V}, Promise.reject({V}), tools.fail(1)])
        A Promise.allSettled = await Promise.allSettled({A}.map(@<async @x:V => {V}@>))
        V Promise.resolve = await Promise.resolve({V})
        V Promise.resolve = await Promise.resolve(Promise.resolve({V}))
        V Promise.reject = (await Promise.allSettled([Promise.reject({V})]))[0].reason
        ST Promise.reject = try { await Promise.reject({V}); } catch (@e:CAUGHT) { out.push(show(@e)); }
        ST #tool = try { out.push(show(await tools.fail({V}))); } catch (@e:CAUGHT) { out.push(fault(@e)); }
        ST Await = const @x:V = await {V}; {STS} out.push(show(@x));
        ST Await = let @~x:N = {N}; @x += await {N}; {=N} = await {N}; out.push(show(@x));
        ST Await = for (const @x:V of await {A}) { out.push(show(await @x)); {ST} }
        ST Await = for (let @i:N = 0; @i < (await {C}); @i++) { {ST} }
        ST Await = let @i:N = 0; while (await (@i++ < {C})) { {ST} }
        ST Await = let @i:N = 0; do { @i++; {ST} } while (await (@i < {C}));
        ST Await = if (await {V}) { {ST} } else { {ST} }
        ST Await = switch (await {C}) { case 1: {ST} break; case await {C}: {ST} default: {ST} }
        ST Await = try { {ST} throw await {V}; } catch @((@e:CAUGHT) { {ST} await {V}; out.push(show(@e)); }@) finally { await {V}; {ST} }
        ST Await = const @o:O = { ...{O} }; @o[await {S}] = await {V}; @o.z = [await {V}]; out.push(show(@o));
        ST Await = out.push(show(await (@<async (@x:V) => { {ST} return await {V}; }@>)({V})));
        ST Await = try { await (@<async () => { {ST} throw {E}; }@>)(); } catch (@e:CAUGHT) { out.push(fault(@e)); }
        ST FunctionDeclaration = @<async function @f(@x:V) { return @x ?? 'none'; }@> out.push(show(await @f({V})));
        ST FunctionExpression = const @f:F = @<async function (@x:V) { await null; return [@x]; }@>; out.push(show(await @f({V})));
        """";
}
