using Parley.Models.Offline.Fields;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Forms;

/// <summary>How a protocol document has bodies look, and what values they hold.</summary>
internal interface IBodyForm
{
    /// <summary>The values a body holds.</summary>
    Shape Shape { get; }

    /// <summary>The body that holds a value of the shape.</summary>
    JsonValue Write(JsonValue value);

    /// <summary>The value that a body holds, or Missing when the body is not of this form.</summary>
    JsonValue Read(JsonValue body);

    /// <summary>JavaScript for the body, from expressions for its fields.</summary>
    string WriteCode(Programs.FieldCode values);

    /// <summary>JavaScript that takes a body apart.</summary>
    /// <param name="body">Name of the variable that holds the body.</param>
    Programs.ReadCode ReadCode(string body);
}
