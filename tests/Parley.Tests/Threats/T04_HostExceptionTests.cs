using Parley.Protocol.Json;
using Parley.Tests.Routines;

namespace Parley.Tests.Threats;

/// <summary>Routines whose callbacks change what a built-in is working on. None may get an exception of the host out of it.</summary>
public sealed class T04_HostExceptionTests
{
    [Theory]
    [InlineData("const a = [1, 2, 3]; a.splice(1, { valueOf: () => { a.length = 0; return 2; } }); return a;", "[]")]
    [InlineData("const a = [1, 2, 3]; a.splice({ valueOf: () => { a.length = 0; return 2; } }, 1, 9); return a;", "[9]")]
    [InlineData("const a = [1, 2, 3]; return a.slice(1, { valueOf: () => { a.length = 2; return 3; } });", "[2]")]
    [InlineData("const a = [1, 2, 3]; return a.fill(7, 0, { valueOf: () => { a.length = 1; return 3; } });", "[7]")]
    [InlineData("const a = [1, 2]; a.push({ toJSON: () => { a.length = 0; return 5; } }); return a;", "[1,2,5]")]
    [InlineData("const o = { a: 1, z: { toJSON: () => { delete o.b; delete o.c; return 1; } }, b: 1, c: 2 }; return JSON.stringify(o);", "\"{\\\"a\\\":1,\\\"z\\\":1,\\\"b\\\":1,\\\"c\\\":2}\"")]
    public async Task A_callback_that_shrinks_what_is_walked_gets_no_exception(string body, string expected)
        => Assert.Equal(expected, await Routine.OutputAsync($"function main() {{ {body} }}"));

    [Theory]
    [InlineData("const a = {}; return [a, { toJSON: () => { a.x = a; return 1; } }];")]
    [InlineData("const a = {}; return [a, { toJSON: () => { a.x = () => 1; return 1; } }];")]
    [InlineData("const a = {}; return { a, z: { toJSON: () => { a.x = 'y'.repeat(2000000); return 1; } } };")]
    public async Task An_output_can_not_be_changed_behind_its_check(string body)
    {
        var result = await Routine.RunAsync($"function main() {{ {body} }}");

        Assert.True(result.Succeeded, result.Error?.Message);
        Assert.DoesNotContain("x", JsonText.Write(result.Output), StringComparison.Ordinal);
    }
}
