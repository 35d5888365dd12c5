using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Models.Offline.Words;
using Parley.Models.Offline.Writing;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Writes the document for a task, under the names that the other agent uses where it uses any.</summary>
internal static partial class DraftDocument
{
    private const string Prose = """
        Request: the body is one JSON object that satisfies the request schema.
        Reply: the body is one JSON object that satisfies the reply schema.
        """;

    public static string Write(string task, JsonValue input, JsonValue output, IEnumerable<string> theirs)
    {
        var groups = theirs.SelectMany(text => Braces().Matches(text)).Select(match => Names(match.Groups["names"].Value)).Where(names => names.Count > 0).ToList();
        var request = groups.Count == 2 ? Renamed(ShapeReader.Read(input), groups[0], isRequest: true) : null;
        var reply = groups.Count == 2 ? Renamed(ShapeReader.Read(output), groups[1], isRequest: false) : null;
        var description = FieldPhrase.OneLine(task);
        return ProtocolDocumentText.Compose(new DocumentParts
        {
            Name = Title(description),
            Description = description,
            Prose = Prose,
            Schemas = request is { } in1 && reply is { } out1 ? new DocumentSchemas(in1, out1) : new DocumentSchemas(input, output),
        });
    }

    // The task's own schemas stand when the other agent's names don't cover what is needed.
    private static JsonValue? Renamed(Shape shape, IReadOnlyList<string> names, bool isRequest)
    {
        var named = Shape.Of([.. names.Select(name => new Field { Path = [name], Kind = FieldKind.Any, Name = Spelling.Spoken(name) })]);
        var mapping = isRequest ? FieldMatcher.Match(shape, named, guess: true) : FieldMatcher.Match(named, shape, guess: true);
        if (!mapping.IsComplete)
        {
            return null;
        }

        var rows = mapping.Links.Where(link => link.Source is not null).Select(link => isRequest ? (link.Target.Path[0], link.Source!) : (link.Source!.Path[0], link.Target));
        return SchemaWriter.Of(rows);
    }

    private static List<string> Names(string list)
        => [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => NameOf().Match(part)).Where(match => match.Success).Select(match => match.Groups["name"].Value)];

    private static string Title(string description)
    {
        var words = description.Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Take(8));
    }

    [GeneratedRegex(@"\{(?<names>[^{}]*)\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\A[""'<]?(?<name>[A-Za-z_][\w -]*?)[""'>]?\s*(?::.*)?\z")]
    private static partial Regex NameOf();
}
