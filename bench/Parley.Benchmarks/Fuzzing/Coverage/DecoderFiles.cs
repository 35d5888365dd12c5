namespace Parley.Benchmarks.Fuzzing.Coverage;

/// <summary>Which source files are decoders: what reads text that others wrote.</summary>
internal static class DecoderFiles
{
    private static readonly string[] Folders =
    [
        "/Parley.Protocol/Json/", "/Parley.Protocol/Messages/", "/Parley.Protocol/Documents/", "/Parley.Protocol/Schemas/Compiling/", "/Parley.Protocol/Patterns/Parsing/", "/Parley.Protocol/Patterns/Programs/",
        "/Parley.Routines/Syntax/", "/Parley.Core/Prompting/Answers/",
    ];

    private static readonly string[] Files =
    [
        "/Parley.Models/OpenAi/OpenAiReplyReader.cs", "/Parley.Models/OpenAi/OpenAiStreamReader.cs", "/Parley.Models/Replay/RecordedChat.cs", "/Parley.Models/Replay/ChatContents.cs",
        "/Parley.Core/Costs/ExchangePartFormat.cs", "/Parley.Core/Costs/ExchangeRecordFormat.cs", "/Parley.Core/Costs/ExchangeRecordDraft.cs", "/Parley.Core/Storage/FieldReader.cs", "/Parley.Core/Programming/RoutineRecordFormat.cs", "/Parley.Core/Programming/RoutineEventFormat.cs", "/Parley.Core/Policy/PairStateFormat.cs",
        "/Parley.Core/Storage/StoredFields.cs",
    ];

    public static bool Holds(string file) => Folders.Any(folder => file.Contains(folder, StringComparison.Ordinal)) || Files.Any(name => file.EndsWith(name, StringComparison.Ordinal));
}
