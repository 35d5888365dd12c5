using Parley.Core.Storage;

namespace Parley.Core.Costs;

/// <summary>What a stored record is searched by, read without its bodies. The spans are UTF-8 within the record's bytes.</summary>
public readonly ref struct ExchangeRecordHead
{
    private ExchangeRecordHead(ReadOnlySpan<byte> bytes)
    {
        var fields = new FieldReader(ExchangeRecordFormat.Fields(bytes));
        while (fields.Next())
        {
            switch (fields.Field)
            {
                case RecordField.At: AtTicks = fields.Whole(); break;
                case RecordField.Id: Id = fields.Bytes(); break;
                case RecordField.Agent: Agent = fields.Bytes(); break;
                case RecordField.Peer: Peer = fields.Bytes(); break;
                case RecordField.Subject: Subject = fields.Bytes(); break;
                case RecordField.Kind: Kind = (RecordKind)fields.Whole(); break;
                case RecordField.Side: Side = (Side)fields.Whole(); break;
                case RecordField.Mode: Mode = (Mode)fields.Whole(); break;
                case RecordField.Document: Document = fields.Bytes(); break;
                case var field when RecordField.IsContent(field): HasContent = true; break;
            }
        }
    }

    /// <summary>UTC, in units of 100 ns.</summary>
    public long AtTicks { get; }

    /// <summary>UTF-8 of <see cref="ExchangeRecord.Id"/>.</summary>
    public ReadOnlySpan<byte> Id { get; }

    /// <summary>UTF-8 of <see cref="ExchangeRecord.Agent"/>.</summary>
    public ReadOnlySpan<byte> Agent { get; }

    /// <summary>UTF-8 of <see cref="ExchangeRecord.Peer"/>.</summary>
    public ReadOnlySpan<byte> Peer { get; }

    /// <summary>UTF-8 of <see cref="ExchangeRecord.Subject"/>.</summary>
    public ReadOnlySpan<byte> Subject { get; }

    /// <summary>What the record's costs were for.</summary>
    public RecordKind Kind { get; }

    /// <summary>The side that wrote it.</summary>
    public Side Side { get; }

    /// <summary>How that side handled it.</summary>
    public Mode Mode { get; }

    /// <summary>20 bytes, or none.</summary>
    public ReadOnlySpan<byte> Document { get; }

    /// <summary>Whether there is anything that redaction removes.</summary>
    public bool HasContent { get; }

    /// <summary>Throws <see cref="FormatException"/> when the bytes make no sense.</summary>
    public static ExchangeRecordHead Read(ReadOnlySpan<byte> bytes) => new(bytes);
}
