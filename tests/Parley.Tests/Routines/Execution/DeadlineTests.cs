using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Execution;

/// <summary>The clock is first read late; what the deadline counts stays the same.</summary>
public sealed class DeadlineTests
{
    private const string Source = "async function handle(i, tools) { await tools.work({}); for (let n = 0; n < 10000; n++) ; return 1; }";

    [Fact]
    public async Task Short_call_never_reads_the_clock()
    {
        var time = new ManualTime();
        var result = await CallAsync("function handle(i) { return { a: i.a, b: [1, 2].map(x => x * 2) }; }", time, IRoutineTools.None);
        Assert.Null(result.Error);
        Assert.Equal(0, time.Reads);
    }

    [Fact]
    public async Task Tool_that_answers_at_once_counts()
        => Assert.Equal(RoutineErrorCode.DeadlineExceeded, (await SlowToolAsync(yields: false)).Error?.Code);

    [Fact]
    public async Task Tool_that_is_waited_for_does_not_count()
        => Assert.Null((await SlowToolAsync(yields: true)).Error);

    [Fact]
    public async Task Work_after_a_wait_counts()
    {
        var time = new ManualTime { StepMilliseconds = 400 };
        Assert.Equal(RoutineErrorCode.DeadlineExceeded, (await CallAsync(Source, time, new SlowTools(time, 0, yields: true))).Error?.Code);
    }

    [Fact]
    public async Task Cancelled_before_it_begins()
    {
        var routine = Routine.Compile("function main() { return 1; }");
        var result = await routine.InvokeAsync("main", [], IRoutineTools.None, RoutineLimits.Default, new CancellationToken(canceled: true));
        Assert.Equal(RoutineErrorCode.Cancelled, result.Error?.Code);
    }

    private static ValueTask<RoutineResult> SlowToolAsync(bool yields)
    {
        var time = new ManualTime();
        return CallAsync(Source, time, new SlowTools(time, 5000, yields));
    }

    private static ValueTask<RoutineResult> CallAsync(string source, ManualTime time, IRoutineTools tools)
        => new RoutineRuntime(time).Compile(source, RoutineSignature.None).Routine!
            .InvokeAsync("handle", [JsonText.Parse("""{"a":1}""")], tools, RoutineLimits.Default, TestContext.Current.CancellationToken);

    private sealed class SlowTools(ManualTime time, long milliseconds, bool yields) : IRoutineTools
    {
        public async ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
        {
            if (yields)
            {
                await Task.Yield();
            }

            time.Advance(milliseconds);
            return ToolAnswer.Of(true);
        }
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public int Reads { get; private set; }

        public long StepMilliseconds { get; init; }

        public override long TimestampFrequency => 1000;

        public void Advance(long milliseconds) => _now += milliseconds;

        public override long GetTimestamp()
        {
            Reads++;
            return _now += StepMilliseconds;
        }
    }
}
