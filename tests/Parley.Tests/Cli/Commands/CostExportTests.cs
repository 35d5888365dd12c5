using Parley.Cli.Commands;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;

namespace Parley.Tests.Cli.Commands;

public sealed class CostExportTests
{
    [Fact]
    public async Task A_record_is_one_line_and_no_field_is_a_formula()
    {
        var record = new ExchangeRecord
        {
            Id = "e1", Kind = RecordKind.Exchange, Side = Side.Sender, At = DateTimeOffset.UnixEpoch, Duration = TimeSpan.FromMilliseconds(1.5), Agent = "=1+1", Peer = "http://x/a,b", Subject = "say \"hi\"",
            Mode = Mode.Language, Error = "two\nlines",
            ModelCalls = [new ModelCall(ModelRole.Handle, "compose", "m", 10, 5, 0.000125m, "EUR", TimeSpan.Zero)],
        };
        var writer = new StringWriter();
        Assert.Equal(1, await CostExport.WriteAsync(writer, new[] { record }.ToAsyncEnumerable(), TestContext.Current.CancellationToken));
        Assert.Equal(
            "id,at,kind,side,agent,peer,subject,document,mode,peerMode,modelCalls,inputTokens,outputTokens,cost,currency,ms,error,stepDowns\r\n"
            + "e1,1970-01-01T00:00:00.0000000+00:00,Exchange,Sender,'=1+1,\"http://x/a,b\",\"say \"\"hi\"\"\",,Language,,1,10,5,0.000125,EUR,1.5,\"two\nlines\",\r\n",
            writer.ToString());
    }
}
