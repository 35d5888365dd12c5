using System.Text;
using Parley.Cli.Output;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Cli;

/// <summary>Reads files that a person names; what is wrong with one is an outcome.</summary>
internal static class InputFile
{
    /// <summary>Enough for any input, and an end for devices that have none.</summary>
    private const int MaxBytes = 64 << 20;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Without the mark that some editors put in front.</summary>
    public static async Task<(string? Text, CommandOutcome? Error)> ReadTextAsync(string path, CancellationToken cancellationToken, int maxBytes = MaxBytes)
        => await ReadExactAsync(path, cancellationToken, maxBytes) is var (text, error) && text is ['\uFEFF', .. var rest] ? (rest, null) : (text, error);

    /// <summary>A document is its bytes: nothing is stripped, so that its hash is the file's.</summary>
    public static async Task<(ProtocolDocument? Document, CommandOutcome? Error)> ReadDocumentAsync(string path, CancellationToken cancellationToken)
    {
        var (text, error) = await ReadExactAsync(path, cancellationToken);
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

    private static async Task<(string? Text, CommandOutcome? Error)> ReadExactAsync(string path, CancellationToken cancellationToken, int maxBytes = MaxBytes)
    {
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
        {
            return Unreadable(path, "it is a folder. Name a file.");
        }

        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, useAsync: true);
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int count; (count = await file.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                if (bytes.Length + count > maxBytes)
                {
                    return Unreadable(path, $"it is longer than {maxBytes} bytes.");
                }

                bytes.Write(buffer, 0, count);
            }

            return (Utf8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), null);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(path, "it is not UTF-8. Save it as UTF-8 text.");
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(path, "there is no such file.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Unreadable(path, failure.Message);
        }
    }

    private static (string?, CommandOutcome?) Unreadable(string path, string why) => (null, CommandOutcome.Error(ExitCodes.WrongUsage, "UnreadableFile", $"'{path}' can't be read: {why}"));
}
