using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Async;

/// <summary>Tools that note their calls; late ones complete only after a yield.</summary>
internal sealed class FakeTools(bool late, Func<string, JsonValue, ToolAnswer>? answer = null) : IRoutineTools
{
    public List<string> Calls { get; } = [];

    public int MostAtOnce { get; private set; }

    private int _running;

    public async ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
    {
        Calls.Add($"{name}({arguments})");
        MostAtOnce = Math.Max(MostAtOnce, ++_running);
        if (late)
        {
            await Task.Yield();
        }

        _running--;
        return answer is null ? ToolAnswer.Of(arguments) : answer(name, arguments);
    }
}
