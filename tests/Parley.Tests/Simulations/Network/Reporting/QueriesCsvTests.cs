using System.Globalization;
using Parley.Core.Costs;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;

namespace Parley.Tests.Simulations.Network.Reporting;

public sealed class QueriesCsvTests
{
    [Fact]
    public void A_document_is_named_as_in_the_other_files_whatever_its_hash_begins_with()
    {
        var document = Enumerable.Range(0, 10_000).Select(number => DocumentHash.Of(number.ToString(CultureInfo.InvariantCulture))).First(hash => hash.ToBase64()[0] == '+');
        var record = new ExchangeRecord
        {
            Id = "1",
            Kind = RecordKind.Exchange,
            Side = Side.Sender,
            At = default,
            Duration = default,
            Agent = "user1",
            Peer = "taxi1",
            Subject = "a task",
            Mode = Mode.Routine,
            Document = document,
        };
        JsonValue answer = new JsonObject { { "status", "success" } };
        var lines = new StringWriter();
        new QueriesCsv(lines).Add("adaptive", new QueryResult(new Query(1, "user1", new ServerTask("taxi1", "callTaxi"), []), answer, answer, null, record, 0.01m));
        Assert.Equal($"adaptive,1,user1,taxi1,callTaxi,routine,{document.ToBase64()},true,,0.01,1", lines.ToString().Split("\r\n")[1]);
    }
}
