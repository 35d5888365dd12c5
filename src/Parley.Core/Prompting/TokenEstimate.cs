using Microsoft.Extensions.AI;
using Parley.Protocol.Json;
using System.Text.Json;

namespace Parley.Core.Prompting;

/// <summary>
/// Tokens of a text where no tokenizer is at hand: one for every four characters of prose, rounded up for each message, plus four for each message's frame.
/// The rule of thumb is OpenAI's; it is documented in docs/guide/models.md and used for the offline model and for endpoints that report no usage.
/// </summary>
public static class TokenEstimate
{
    private const int CharactersPerToken = 4;
    private const int TokensPerMessage = 4;

    /// <summary>Tokens of a text without a message's frame.</summary>
    public static long Of(string text) => (text.Length + CharactersPerToken - 1) / CharactersPerToken;

    /// <summary>Tokens of all that is sent.</summary>
    public static long Of(Prompt prompt)
        => Of(prompt.System) + TokensPerMessage + prompt.Messages.Sum(Of) + Of(prompt.Tools);

    /// <summary>Tokens of all that came back.</summary>
    public static long Of(ChatResponse response) => response.Messages.Sum(Of);

    /// <summary>Tokens of a call as a chat client sees it: all messages and the declared tools.</summary>
    public static long Of(IEnumerable<ChatMessage> messages, IEnumerable<AITool> tools) => messages.Sum(Of) + Of(tools);

    private static long Of(IEnumerable<AITool> tools)
        => tools.OfType<AIFunctionDeclaration>().Sum(tool => Of(tool.Name) + Of(tool.Description) + Of(tool.JsonSchema.GetRawText()));

    private static long Of(ChatMessage message) => TokensPerMessage + message.Contents.Sum(content => Texts(content).Sum(Of));

    /// <summary>Characters of everything in the messages, calls of tools and their results included.</summary>
    internal static int CharactersOf(IEnumerable<ChatMessage> messages)
        => (int)Math.Min(int.MaxValue, messages.SelectMany(message => message.Contents).SelectMany(Texts).Sum(text => (long)text.Length));

    private static IEnumerable<string> Texts(AIContent content) => content switch
    {
        TextContent text => [text.Text],
        FunctionCallContent call => [call.Name, JsonSerializer.Serialize(call.Arguments)],
        FunctionResultContent result => [result.Result as string ?? (result.Result is JsonValue value ? JsonText.Write(value) : JsonSerializer.Serialize(result.Result))],
        _ => [],
    };
}
