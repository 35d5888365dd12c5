using Parley.Core.Programming;
using Parley.Protocol.Json;

namespace Parley.Tests.Threats;

/// <summary>A request full of what separates a failed case's parts, so that reading it back takes the square of its length.</summary>
public sealed class T03_FailedCaseTests
{
    [Fact(Timeout = 30_000)]
    public async Task Argument_full_of_separators_is_given_up_at_once()
    {
        var failed = new FailedCase("handle", new JsonValue(string.Concat(Enumerable.Repeat("): ", 300_000))), "broke").ToString();

        Assert.False(await Task.Run(() => FailedCase.TryParse(failed, out _), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Argument_with_a_few_separators_is_read_back()
    {
        var failed = new FailedCase("handle", new JsonValue("a): b): c"), "broke): twice");

        Assert.True(FailedCase.TryParse(failed.ToString(), out var read));
        Assert.Equal(failed, read);
    }
}
