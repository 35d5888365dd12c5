using System.Text;
using Parley.Cli.Output;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Cli;

/// <summary>Reads files that a person names; what is wrong with one is an outcome.</summary>
internal static class InputFile
{
    public static async Task<(string? Text, CommandOutcome? Error)> ReadTextAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(path, new UTF8Encoding(false, throwOnInvalidBytes: true), cancellationToken), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return (null, CommandOutcome.Error(ExitCodes.WrongUsage, "UnreadableFile", $"{path} can't be read: {failure.Message}"));
        }
    }

    public static async Task<(ProtocolDocument? Document, CommandOutcome? Error)> ReadDocumentAsync(string path, CancellationToken cancellationToken)
    {
        var (text, error) = await ReadTextAsync(path, cancellationToken);
        if (text is null)
        {
            return (null, error);
        }

        return ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var reason)
            ? (document, null)
            : (null, CommandOutcome.Error(ExitCodes.Failed, "InvalidDocument", $"{path}: {reason}"));
    }

    public static async Task<(JsonValue? Json, CommandOutcome? Error)> ReadJsonAsync(string path, CancellationToken cancellationToken)
    {
        var (text, error) = await ReadTextAsync(path, cancellationToken);
        return text is null ? (null, error) : ParseJson(path, text);
    }

    /// <param name="what">Names the text in the error.</param>
    public static (JsonValue? Json, CommandOutcome? Error) ParseJson(string what, string text)
        => JsonText.TryParse(text, out var json, out var reason) ? (json, null) : (null, CommandOutcome.Error(ExitCodes.WrongUsage, "InvalidJson", $"{what}: {reason}"));
}
