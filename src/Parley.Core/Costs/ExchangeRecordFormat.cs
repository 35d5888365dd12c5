using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Core.Costs;

/// <summary>
/// An exchange record as stored bytes: a version, then numbered fields (docs/decisions/0011-record-format.md). It is written once, on the thread that has it.
/// What has no value is left out; enumerations leave out their first value. Damage is for the store to find, which keeps a checksum beside the bytes.
/// </summary>
public static class ExchangeRecordFormat
{
    /// <summary>The first byte of a record's bytes.</summary>
    public const byte Version = 1;

    /// <summary>Writes the record's bytes.</summary>

    public static void Write(FieldWriter writer, ExchangeRecord record)
    {
        writer.Byte(Version);
        WriteHead(writer, record);
        writer.Whole(RecordField.Duration, record.Duration.Ticks);
        Name(writer, RecordField.Effect, (int)record.Effect);
        if (record.PeerMode is { } peerMode)
        {
            writer.Whole(RecordField.PeerMode, (int)peerMode);
        }

        writer.Text(RecordField.Error, record.Error);
        writer.Text(RecordField.ParentId, record.ParentId);
        writer.Text(RecordField.QueryId, record.QueryId);
        for (var i = 0; i < record.ModelCalls.Count; i++)
        {
            ExchangePartFormat.Write(writer, RecordField.ModelCall, record.ModelCalls[i]);
        }

        for (var i = 0; i < record.StepDowns.Count; i++)
        {
            ExchangePartFormat.Write(writer, RecordField.StepDown, record.StepDowns[i]);
        }

        WriteContent(writer, record);
    }

    /// <summary>Throws <see cref="FormatException"/> when the bytes make no sense, or are of a version that is not known.</summary>
    public static ExchangeRecord Read(ReadOnlySpan<byte> bytes)
    {
        var draft = new ExchangeRecordDraft();
        var fields = new FieldReader(Fields(bytes));
        while (fields.Next())
        {
            draft.Take(ref fields);
        }

        return draft.ToRecord();
    }

    /// <summary>Writes the record without its content (<see cref="ExchangeContent"/>). Fields that are not known are kept as they are.</summary>
    public static void Redact(ReadOnlySpan<byte> bytes, FieldWriter writer)
    {
        var fields = new FieldReader(Fields(bytes));
        writer.Byte(Version);
        while (fields.Next())
        {
            if (!RecordField.IsContent(fields.Field))
            {
                writer.Raw(fields.Encoded);
            }
        }
    }

    internal static ReadOnlySpan<byte> Fields(ReadOnlySpan<byte> bytes)
        => bytes is [Version, ..] ? bytes[1..] : throw new FormatException($"The stored record is of version {(bytes.IsEmpty ? 0 : bytes[0])}; this program reads version {Version}.");

    /// <summary>What is searched comes first, so that a search reads no further.</summary>
    private static void WriteHead(FieldWriter writer, ExchangeRecord record)
    {
        writer.Fixed(RecordField.At, record.At.UtcTicks);
        writer.Text(RecordField.Id, record.Id);
        writer.Text(RecordField.Agent, record.Agent);
        writer.Text(RecordField.Peer, record.Peer);
        writer.Text(RecordField.Subject, record.Subject);
        Name(writer, RecordField.Kind, (int)record.Kind);
        Name(writer, RecordField.Side, (int)record.Side);
        Name(writer, RecordField.Mode, (int)record.Mode);
        if (record.Document is { } document)
        {
            Span<byte> hash = stackalloc byte[DocumentHash.ByteCount];
            document.CopyTo(hash);
            writer.Bytes(RecordField.Document, hash);
        }
    }

    private static void WriteContent(FieldWriter writer, ExchangeRecord record)
    {
        writer.Json(RecordField.Input, record.Input);
        writer.Json(RecordField.Output, record.Output);
        writer.Json(RecordField.RequestBody, record.RequestBody);
        writer.Json(RecordField.ReplyBody, record.ReplyBody);
        for (var i = 0; i < record.ToolCalls.Count; i++)
        {
            ExchangePartFormat.Write(writer, RecordField.ToolCall, record.ToolCalls[i]);
        }
    }

    private static void Name(FieldWriter writer, int field, int value)
    {
        if (value != 0)
        {
            writer.Whole(field, value);
        }
    }
}
