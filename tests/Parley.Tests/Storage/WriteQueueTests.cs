using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Sqlite.Records;
using Parley.Sqlite.Writing;

namespace Parley.Tests.Storage;

public sealed class WriteQueueTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Writes_get_their_turn_beside_records(int limit)
    {
        var queue = new WriteQueue(8, 1 << 20, () => new RecordBatch(new SegmentLog(), (_, _, _) => { }));
        var writes = Enumerable.Range(0, 5).Select(_ => new AwaitedWrite<bool>(_ => true)).ToArray();
        foreach (var write in writes)
        {
            await queue.AddAsync(write, TestContext.Current.CancellationToken);
        }

        var taken = new List<QueuedWrite>();
        for (var round = 0; round < 5; round++)
        {
            Append(queue); // there is always a batch of records
            var batch = new List<QueuedWrite>();
            Assert.True(queue.Take(batch, limit));
            Assert.Equal(Math.Min(limit, writes.Length - taken.Count), batch.Count(write => write is AwaitedWrite<bool>));
            taken.AddRange(batch.Where(write => write is AwaitedWrite<bool>));
        }

        Assert.Equal(writes, taken);
    }

    private static void Append(WriteQueue queue)
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, Sample.Exchange("a"));
        Assert.True(queue.TryAdd(writer.Written, RecordKey.Of(writer.Written), isAwaited: true, out _));
    }
}
