using Parley.Core.Costs;
using Parley.Core.Prompting;

namespace Parley.Tests.Core.Exchange;

public sealed class ProgrammingTurnTests
{
    [Theory]
    [InlineData(PromptNames.WriteSenderRoutine, true)]
    [InlineData(PromptNames.WriteReceiverRoutine, false)]
    public async Task A_document_that_no_model_can_program_is_not_paid_for_with_every_exchange(string prompt, bool isAlices)
    {
        var model = FaultyModel.Saying("function nonsense() {", prompt);
        await using var nodes = await TwoNodes.CreateAsync(policy: "never-negotiate", aliceModel: isAlices ? model : null, bobModel: isAlices ? null : model);
        await Rungs.AdoptAsync(nodes, TwoNodes.Task());
        await Rungs.AgreeAsync(nodes);
        var climbs = new List<int>();
        for (var i = 0; i < 14; i++)
        {
            Assert.True((await nodes.AskAsync(TwoNodes.Input())).Outcome.Succeeded);
            await nodes.DrainAsync();
            climbs.Add((await TwoNodes.RecordsAsync(isAlices ? nodes.Alice : nodes.Bob, RecordKind.Programming)).Count);
        }

        Assert.Equal([1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3], climbs);
    }
}
