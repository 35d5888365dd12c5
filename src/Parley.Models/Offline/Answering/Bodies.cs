using Parley.Models.Offline.Forms;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Bodies as they stand in prompts and answers: text as it is, anything else as JSON.</summary>
internal static class Bodies
{
    public static Answer Answer(JsonValue body) => new(body.AsString ?? JsonText.Write(body));

    public static JsonValue Read(DocumentForm document, string text)
        => document.IsTyped && JsonText.TryParse(text, out var value, out _) ? value : text;
}
