using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Programs;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Forms;

/// <summary>A body of text that holds one JSON object.</summary>
internal sealed record JsonTextForm(Shape Shape) : IBodyForm
{
    public JsonValue Write(JsonValue value) => JsonText.Write(value);

    public JsonValue Read(JsonValue body)
    {
        var value = body.AsString is { } text && JsonText.TryParse(text, out var read, out _) ? read : body;
        return value.AsObject is null ? default : value;
    }

    public string WriteCode(FieldCode values) => $"JSON.stringify({values.Literal()})";

    public ReadCode ReadCode(string body)
    {
        var data = body is "request" or "reply" ? "data" : $"{body}Data";
        return new([$"const {data} = JSON.parse({body});"], field => Access.Path(data, Shape, field));
    }
}
