using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Benchmarks.Routines;

/// <summary>Calls of one compiled routine on one thread, as a node makes them.</summary>
internal sealed class RoutineCalls(string source, IRoutineTools tools)
{
    private readonly IRoutine _routine = Compile(source);
    // As after the first few requests, when the text's names are known.
    private readonly JsonValue[] _arguments = [Enumerable.Range(0, 20).Select(_ => JsonText.Parse(RoutineSources.Request)).Last()];
    private readonly byte[] _request = System.Text.Encoding.UTF8.GetBytes(RoutineSources.Request);

    /// <summary>The reply as text, to see that what is measured is right.</summary>
    public async Task<string> ReplyAsync() => (await InvokeAsync(_arguments)).Output.ToString();

    /// <summary>So many calls from value to value, one after the other.</summary>
    public void Values(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var call = InvokeAsync(_arguments);
            Check(call.IsCompletedSuccessfully ? call.Result : call.AsTask().GetAwaiter().GetResult());
        }
    }

    /// <summary>So many calls with tools that answer later.</summary>
    public void Waiting(int count) => WaitAsync(count).GetAwaiter().GetResult();

    /// <summary>So many calls from JSON bytes to JSON bytes.</summary>
    public void Texts(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!JsonText.TryParse(_request, JsonLimits.Default, out var request, out var error))
            {
                throw new InvalidOperationException(error);
            }

            var call = InvokeAsync([request]);
            var result = call.IsCompletedSuccessfully ? call.Result : call.AsTask().GetAwaiter().GetResult();
            Check(result);
            GC.KeepAlive(JsonText.WriteUtf8(result.Output));
        }
    }

    private async Task WaitAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Check(await InvokeAsync(_arguments));
        }
    }

    private ValueTask<RoutineResult> InvokeAsync(IReadOnlyList<JsonValue> arguments) => _routine.InvokeAsync("handle", arguments, tools, RoutineLimits.Default, CancellationToken.None);

    private static void Check(RoutineResult result)
    {
        if (result.Error is { } error)
        {
            throw new InvalidOperationException($"{error.Code}: {error.Message}");
        }
    }

    private static IRoutine Compile(string source)
    {
        var compilation = new RoutineRuntime(TimeProvider.System).Compile(source, RoutineSignature.None);
        return compilation.Routine ?? throw new InvalidOperationException(compilation.Diagnostics[0].ToString());
    }
}
