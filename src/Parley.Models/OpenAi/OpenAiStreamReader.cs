using System.Text;
using Microsoft.Extensions.AI;
using Parley.Protocol.Json;

namespace Parley.Models.OpenAi;

/// <summary>Makes updates from the chunks of a streamed completion. Tool calls come in pieces and are handed on whole, at the end.</summary>
internal sealed class OpenAiStreamReader
{
    private readonly SortedDictionary<int, PendingCall> _calls = [];

    /// <summary>Whether the server said that it had finished, by a reason or by its last line.</summary>
    public bool IsDone { get; set; }

    /// <summary>The payloads of an event: its <c>data:</c> lines, joined as the standard says. Null when there is none.</summary>
    public static string? Data(ReadOnlyMemory<byte> item)
    {
        var lines = Encoding.UTF8.GetString(item.Span).Split(['\n', '\r'])
            .Where(line => line.StartsWith("data:", StringComparison.Ordinal))
            .Select(line => line.AsSpan(line.Length > 5 && line[5] == ' ' ? 6 : 5).ToString())
            .ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    public ChatResponseUpdate Read(JsonValue chunk)
    {
        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ResponseId = chunk["id"].AsString, ModelId = chunk["model"].AsString };
        if (OpenAiReplyReader.FirstChoice(chunk) is { } choice)
        {
            var text = OpenAiReplyReader.Text(choice["delta"]);
            if (text.Length > 0)
            {
                update.Contents.Add(new TextContent(text));
            }

            Collect(choice["delta"]["tool_calls"].AsArray ?? []);
            update.FinishReason = OpenAiReplyReader.Reason(choice);
            IsDone |= update.FinishReason is not null;
        }

        if (OpenAiReplyReader.Usage(chunk["usage"]) is { } usage)
        {
            update.Contents.Add(new UsageContent(usage));
        }

        return update;
    }

    /// <summary>The tool calls that the stream held, in their order; null when there was none.</summary>
    public ChatResponseUpdate? Finish() => _calls.Count == 0 ? null : new ChatResponseUpdate
    {
        Role = ChatRole.Assistant,
        Contents = [.. _calls.Select(pair => OpenAiReplyReader.Call(pair.Value.Id, pair.Value.Name.ToString(), pair.Value.Arguments.ToString(), pair.Key))],
    };

    private void Collect(JsonArray pieces)
    {
        foreach (var piece in pieces)
        {
            // Servers that number nothing send each call whole.
            var index = piece["index"].TryGetNumber(out var number) ? (int)number : _calls.Count;
            if (!_calls.TryGetValue(index, out var call))
            {
                _calls[index] = call = new PendingCall();
            }

            call.Id ??= piece["id"].AsString;
            call.Name.Append(piece["function"]["name"].AsString);
            var arguments = piece["function"]["arguments"];
            call.Arguments.Append(arguments.AsString ?? (arguments.AsObject is null ? "" : JsonText.Write(arguments)));
        }
    }

    private sealed class PendingCall
    {
        public string? Id { get; set; }

        public StringBuilder Name { get; } = new();

        public StringBuilder Arguments { get; } = new();
    }
}
