using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Costs;

/// <summary>A record on its way from stored bytes: its fields as they come.</summary>
internal sealed class ExchangeRecordDraft
{
    private readonly List<ToolCall> _toolCalls = [];
    private readonly List<ModelCall> _modelCalls = [];
    private readonly List<StepDown> _stepDowns = [];
    private string? _id, _agent, _peer, _subject, _error, _parentId, _queryId;
    private DateTimeOffset? _at;
    private TimeSpan _duration;
    private RecordKind _kind;
    private Side _side;
    private Mode _mode;
    private Mode? _peerMode;
    private SkillEffect _effect;
    private DocumentHash? _document;
    private JsonValue _input, _output, _requestBody, _replyBody;

    public void Take(ref FieldReader field)
    {
        switch (field.Field)
        {
            case RecordField.At: _at = field.Time(); break;
            case RecordField.Id: _id = field.Text(); break;
            case RecordField.Agent: _agent = field.Text(); break;
            case RecordField.Peer: _peer = field.Text(); break;
            case RecordField.Subject: _subject = field.Text(); break;
            case RecordField.Kind: _kind = field.Name<RecordKind>(); break;
            case RecordField.Side: _side = field.Name<Side>(); break;
            case RecordField.Mode: _mode = field.Name<Mode>(); break;
            case RecordField.Document: _document = field.Hash(); break;
            case RecordField.Duration: _duration = TimeSpan.FromTicks(field.Whole()); break;
            case RecordField.Effect: _effect = field.Name<SkillEffect>(); break;
            case RecordField.PeerMode: _peerMode = field.Name<Mode>(); break;
            case RecordField.Error: _error = field.Text(); break;
            case RecordField.ParentId: _parentId = field.Text(); break;
            case RecordField.QueryId: _queryId = field.Text(); break;
            case RecordField.ModelCall: _modelCalls.Add(ExchangePartFormat.ReadModelCall(field.Bytes())); break;
            case RecordField.StepDown: _stepDowns.Add(ExchangePartFormat.ReadStepDown(field.Bytes())); break;
            case RecordField.Input: _input = field.Json(); break;
            case RecordField.Output: _output = field.Json(); break;
            case RecordField.RequestBody: _requestBody = field.Json(); break;
            case RecordField.ReplyBody: _replyBody = field.Json(); break;
            case RecordField.ToolCall: _toolCalls.Add(ExchangePartFormat.ReadToolCall(field.Bytes())); break;
        }
    }

    public ExchangeRecord ToRecord() => new()
    {
        Id = Required(_id, "id"),
        Kind = _kind,
        Side = _side,
        At = _at ?? throw new FormatException("The stored record has no time."),
        Duration = _duration,
        Agent = Required(_agent, "agent"),
        Peer = Required(_peer, "peer"),
        Subject = Required(_subject, "subject"),
        Effect = _effect,
        Document = _document,
        Mode = _mode,
        PeerMode = _peerMode,
        Error = _error,
        Input = _input,
        Output = _output,
        RequestBody = _requestBody,
        ReplyBody = _replyBody,
        ToolCalls = _toolCalls.Count == 0 ? [] : _toolCalls,
        ModelCalls = _modelCalls.Count == 0 ? [] : _modelCalls,
        StepDowns = _stepDowns.Count == 0 ? [] : _stepDowns,
        ParentId = _parentId,
        QueryId = _queryId,
    };

    private static string Required(string? text, string name) => text ?? throw new FormatException($"The stored record has no {name}.");
}
