using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Threats;

/// <summary>Lists in a query multiply: a short input must not become a long address.</summary>
public sealed class T23_AddressGrowthTests
{
    [Theory]
    [InlineData(3, true)]
    [InlineData(60, false)]
    public async Task T23_An_address_grows_to_8_KiB_and_no_further(int items, bool isCalled)
    {
        var calls = 0;
        var schema = JsonSchema.Compile(JsonText.Parse("""{"type":"object","properties":{"a":{"type":"array"},"b":{"type":"array"},"c":{"type":"array"}}}""")).Schema!;
        var tool = new HttpTool(new HttpToolOptions { Url = "http://127.0.0.1:1/?x={a}-{b}-{c}" }, schema, new Counting(() => calls++));
        var list = new JsonArray(Enumerable.Range(0, items).Select(i => new JsonValue($"value{i}")));
        var context = new ExchangeContext { ExchangeId = "e", Agent = "a", Caller = "c", Deadline = DateTimeOffset.MaxValue };
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = await tool.InvokeAsync(new JsonObject { ["a"] = list, ["b"] = list, ["c"] = list }, context, TestContext.Current.CancellationToken);

        Assert.Equal(isCalled ? 1 : 0, calls);
        Assert.Equal(isCalled ? null : ParleyErrorCode.InvalidInput, outcome.Error?.Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
    }

    private sealed class Counting(Action called) : ITransport
    {
        public ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken)
        {
            called();
            return ValueTask.FromResult<Outcome<TransportReply>>(new TransportReply { Status = 200 });
        }
    }
}
