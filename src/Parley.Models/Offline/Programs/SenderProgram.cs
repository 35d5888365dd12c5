using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Matching;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Programs;

/// <summary>The sender's side of a document: how bodies are made and read, done here or written down as JavaScript.</summary>
internal sealed class SenderProgram(DocumentForm document, Mapping request, Mapping output)
{
    public Mapping Request => request;

    public Mapping Output => output;

    public static SenderProgram Of(DocumentForm document, Shape input, Shape output) => new(
        document,
        FieldMatcher.Match(input, document.Request.Shape, guess: true),
        FieldMatcher.Match(document.Reply.Shape, output, guess: true));

    public JsonValue Encode(JsonValue input) => document.Request.Write(Rearranging.Apply(request, input));

    /// <summary>The output, or an object with an <c>error</c>.</summary>
    public JsonValue Decode(JsonValue reply)
    {
        if (ErrorOf(reply) is { } why)
        {
            return new JsonObject { [ErrorField.Name] = why };
        }

        var value = document.Reply.Read(reply);
        if (value.IsMissing)
        {
            return new JsonObject { [ErrorField.Name] = $"The reply doesn't follow the document: {reply}" };
        }

        return Rearranging.Apply(output, value);
    }

    public string Write()
    {
        var encode = document.Request.WriteCode(new FieldCode(request, field => Access.Path("input", request.Source, field)));
        var read = document.Reply.ReadCode("reply");
        var decode = new FieldCode(output, read.Expression).Literal();
        var wantsError = output.Used.Any(ErrorField.IsOne);
        var (before, after) = wantsError ? ([], []) : (ErrorChecks.Before(document), ErrorChecks.After(document));
        return $$"""
            function encode(input) {
              return {{encode}};
            }

            function decode(reply) {
            {{Lines([.. before, .. read.Statements, .. after, $"return {decode};"])}}
            }
            """;
    }

    private static string Lines(IEnumerable<string> statements) => string.Join('\n', statements.Select(statement => "  " + statement));

    private string? ErrorOf(JsonValue reply)
    {
        if (output.Used.Any(ErrorField.IsOne))
        {
            return null;
        }

        if (document.Error?.Read(reply) is { IsMissing: false } error)
        {
            var why = Rearranging.Find(error, document.Error.Shape.Fields[0].Path);
            return why.IsMissing ? null : why.AsString ?? JsonText.Write(why);
        }

        return document.IsTyped ? null : document.Reply.Read(reply)[ErrorField.Name].AsString;
    }
}
