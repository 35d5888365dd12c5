using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Models.Offline;
using Parley.Simulations.Network;
using Parley.Simulations.Network.Models;

namespace Parley.Tests.Simulations.Network.Models;

public sealed class ModelFailuresTests
{
    private static readonly Dictionary<string, double> Tenth = new() { ["gemini-1.5-pro"] = 0.1 };

    [Fact]
    public async Task Calls_fail_at_their_rate_and_the_seed_decides_which()
    {
        var failed = await FailedAsync(retries: 0, seed: 7);
        Assert.InRange(failed.Count, 150, 250);
        Assert.Equal(failed, await FailedAsync(retries: 0, seed: 7));
        Assert.NotEqual(failed, await FailedAsync(retries: 0, seed: 8));
    }

    [Fact]
    public async Task A_call_that_is_tried_again_mostly_gets_its_answer()
    {
        Assert.InRange((await FailedAsync(retries: 1, seed: 7)).Count, 5, 40);
        Assert.InRange((await FailedAsync(retries: 2, seed: 7)).Count, 0, 6);
    }

    [Fact]
    public void Other_models_are_left_alone()
    {
        var model = new OfflineModel();
        Assert.Same(model, new ModelFailures(Tenth, 2, new Draw(7)).Over("gpt-4o", model));
    }

    /// <summary>Numbers of the calls out of two thousand that got no answer.</summary>
    private static async Task<List<int>> FailedAsync(int retries, int seed)
    {
        var failures = new ModelFailures(Tenth, retries, new Draw(seed));
        var model = failures.Over("gemini-1.5-pro", new OfflineModel());
        var failed = new List<int>();
        for (var call = 0; call < 2000; call++)
        {
            try
            {
                await model.GetResponseAsync([new ChatMessage(ChatRole.User, "Hello.")], null, TestContext.Current.CancellationToken);
            }
            catch (ModelException failure)
            {
                Assert.Equal(ParleyErrorCode.ModelUnavailable, failure.Code);
                failed.Add(call);
            }
        }

        Assert.InRange(failures.Count, Math.Max(failed.Count, 150), 250);
        return failed;
    }
}
