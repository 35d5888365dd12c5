using System.Text;
using Parley.Core.Costs;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>A query, ready to be held against groups and records.</summary>
internal sealed class RecordFilter(ExchangeQuery query)
{
    private readonly byte[]? _agent = Utf8(query.Agent);
    private readonly byte[]? _peer = Utf8(query.Peer);
    private readonly byte[]? _subject = Utf8(query.Subject);
    private readonly byte[]? _document = query.Document?.ToBytes();
    private readonly RecordGroup _group = new(
        Checksum.Of(Utf8(query.Agent)),
        Checksum.Of(Utf8(query.Peer)),
        Checksum.Of(Utf8(query.Subject)),
        Checksum.Of(query.Document?.ToBytes()),
        RecordGroup.TraitsOf(query.Kind ?? 0, query.Side ?? 0, query.Mode ?? 0));

    private readonly byte _traits = (byte)((query.Kind is null ? 0 : 0xF0) | (query.Side is null ? 0 : 0x08) | (query.Mode is null ? 0 : 0x07));

    /// <summary>False when no record of the group can be wanted.</summary>
    public bool Accepts(in RecordGroup group)
        => ((group.Traits ^ _group.Traits) & _traits) == 0
        && (_agent is null || group.Agent == _group.Agent)
        && (_peer is null || group.Peer == _group.Peer)
        && (_subject is null || group.Subject == _group.Subject)
        && (_document is null || group.Document == _group.Document);

    public bool Accepts(in ExchangeRecordHead head)
        => ((RecordGroup.TraitsOf(head.Kind, head.Side, head.Mode) ^ _group.Traits) & _traits) == 0
        && (_agent is null || head.Agent.SequenceEqual(_agent))
        && (_peer is null || head.Peer.SequenceEqual(_peer))
        && (_subject is null || head.Subject.SequenceEqual(_subject))
        && (_document is null || head.Document.SequenceEqual(_document));

    private static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
}
