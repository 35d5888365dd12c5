using Parley.Routines;

namespace Parley.Tests.Routines.Execution;

public sealed class WarmUpTests
{
    /// <summary>It throws when its routine no longer compiles or runs. Narrow limits for others' routines do not stop it.</summary>
    [Fact]
    public async Task Warm_up_runs_to_its_end()
        => await new RoutineRuntime(TimeProvider.System, new RoutineCompileLimits { MaxSourceChars = 10, MaxNesting = 2 }).WarmUpAsync(TestContext.Current.CancellationToken);
}
