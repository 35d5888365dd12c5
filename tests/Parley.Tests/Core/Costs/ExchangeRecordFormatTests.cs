using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Protocol.Json;
using Parley.Tests.Storage;

namespace Parley.Tests.Core.Costs;

public sealed class ExchangeRecordFormatTests
{
    /// <summary>Bytes as they stand in stores out there. A change here is a new version of the format.</summary>
    private const string Golden =
        "01090020fcaad4a9de08120466756c6c1a05746f7572732221687474703a2f2f3132372e302e302e313a312f6167656e74732f776561746865722a10303132333435363738396162636465" +
        "663008380240024a1427223cbad221f1e56aca10c0271654b1d7fb7373508eda9601580460046a1154696d656f75743a20746f6f20736c6f777206706172656e747a057175657279820138" +
        "0804120d77726974652d726f7574696e651a016d201828443215302e313233343536373839303132333435363738393a0345555240a08d068a010c080210041a06736368656d6192013a7b" +
        "2263697479223a225ac3bc72696368205c7530303030205c75443833445c7544453030222c226e223a302e312c226e6f6e65223a6e756c6c7d9a010c22706c61696e207465787422a20104" +
        "6e756c6caa010c5b312c747275652c2278225db201210a0b676574466f72656361737412077b2261223a317d22096974206661696c6564b201120a056f7468657212032278221a046e756c" +
        "6c";

    [Fact]
    public void A_record_is_written_as_these_bytes_and_read_from_them()
    {
        Assert.Equal(Golden, Convert.ToHexStringLower(Write(Sample.FullExchange("full"))));
        RecordAssert.Equal(Sample.FullExchange("full"), ExchangeRecordFormat.Read(Convert.FromHexString(Golden)));
    }

    [Fact]
    public void What_has_no_value_is_read_as_none()
        => RecordAssert.Equal(Sample.Exchange("bare"), ExchangeRecordFormat.Read(Write(Sample.Exchange("bare"))));

    [Fact]
    public void Long_texts_and_bodies_are_kept()
    {
        foreach (var length in new[] { 41, 42, 43, 127, 128, 129, 16_383, 16_384, 3 << 20 })
        {
            var record = Sample.Exchange(new string('i', length)) with { Peer = new string('ü', length), Input = new string('€', length), Output = new JsonArray([new string('b', length)]) };
            RecordAssert.Equal(record, ExchangeRecordFormat.Read(Write(record)));
        }
    }

    [Fact]
    public void The_head_says_what_a_record_is_searched_by()
    {
        var record = Sample.FullExchange("full");
        var head = ExchangeRecordHead.Read(Write(record));
        Assert.Equal((record.At.UtcTicks, record.Kind, record.Side, record.Mode, true), (head.AtTicks, head.Kind, head.Side, head.Mode, head.HasContent));
        Assert.Equal("full"u8, head.Id);
        Assert.Equal("tours"u8, head.Agent);
        Assert.Equal(record.Document!.Value.ToBytes(), head.Document);
        Assert.False(ExchangeRecordHead.Read(Write(ExchangeContent.Redact(record))).HasContent);
    }

    [Fact]
    public void Redaction_removes_content_and_keeps_fields_that_a_later_version_added()
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, Sample.FullExchange("full"));
        writer.Text(77, "of a later version");
        var redacted = new FieldWriter();
        ExchangeRecordFormat.Redact(writer.Written, redacted);
        RecordAssert.Equal(ExchangeContent.Redact(Sample.FullExchange("full")), ExchangeRecordFormat.Read(redacted.Written));
        Assert.True(redacted.Written.EndsWith("of a later version"u8));
        Assert.Equal(-1, redacted.Written.IndexOf("getForecast"u8));
    }

    [Fact]
    public void Bytes_that_are_cut_or_changed_give_a_record_or_a_format_error_and_nothing_else()
    {
        var whole = Write(Sample.FullExchange("full"));
        for (var length = 0; length < whole.Length; length++)
        {
            Try(whole.AsSpan(0, length));
        }

        var random = new Random(20260504);
        for (var i = 0; i < 20_000; i++)
        {
            var changed = whole.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            }

            Try(changed);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("02")]
    [InlineData("7b7d")]
    public void Another_version_is_refused(string hex) => Assert.Throws<FormatException>(() => ExchangeRecordFormat.Read(Convert.FromHexString(hex)));

    private static byte[] Write(ExchangeRecord record)
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, record);
        return writer.Written.ToArray();
    }

    private static void Try(ReadOnlySpan<byte> bytes)
    {
        try
        {
            ExchangeRecordFormat.Read(bytes);
        }
        catch (FormatException)
        {
            // Said in words; the store names the row.
        }
    }
}
