using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Programs;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Forms;

/// <summary>The body of a typed document: the JSON value itself.</summary>
internal sealed record ValueForm(Shape Shape) : IBodyForm
{
    public JsonValue Write(JsonValue value) => value;

    public JsonValue Read(JsonValue body) => body;

    public string WriteCode(FieldCode values) => values.Literal();

    public ReadCode ReadCode(string body) => new([], field => Access.Path(body, Shape, field));
}
