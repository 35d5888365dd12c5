using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Parley.Core.Prompting;

namespace Parley.Tests.Core.Dialects;

/// <summary>
/// Stands in for a language model that reads the recorded prose: knows a city after "in", JSON inside a text, and which documents speak of the weather.
/// What it does with that goes through the node's own prompts and tools.
/// </summary>
internal sealed partial class ReadingModel : IChatClient
{
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        var system = all.Where(message => message.Role == ChatRole.System).Select(message => message.Text).FirstOrDefault() ?? options?.Instructions ?? "";
        var said = string.Join('\n', all.Where(message => message.Role == ChatRole.User).Select(message => Unquote(message.Text)));
        var result = all.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(content => content.Result?.ToString()).LastOrDefault();
        AIContent content = system.Split('\n')[0].TrimStart('#', ' ') switch
        {
            PromptNames.AnswerMessage => result is null ? Call(options, said) ?? (AIContent)new TextContent("I can't tell which city you mean.") : new TextContent(Sentence(result)),
            PromptNames.AnswerDocument => result is null ? Call(options, Section(said, "Request")) ?? (AIContent)new TextContent("""{"error": "The city is missing."}""") : new TextContent(result),
            PromptNames.CheckSkills => new TextContent(IsAboutWeather(said) ? "YES" : "NO: it is not about the weather."),
            PromptNames.NegotiateSkills => new TextContent(all.Exists(message => message.Role == ChatRole.Assistant) ? "Agreed, we are done." : "Please use JSON: {city} in, {temperature, precipitation} out."),
            _ => new TextContent("I don't know."),
        };
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [content])));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static FunctionCallContent? Call(ChatOptions? options, string said)
    {
        var arguments = InJson(said) ?? (City().Match(said) is { Success: true } city ? new Dictionary<string, object?> { ["city"] = city.Groups[1].Value } : null);
        return arguments is not null && options?.Tools is [var tool, ..] ? new FunctionCallContent("call-1", tool.Name, arguments) : null;
    }

    /// <summary>The last JSON object in the text that has strings in it, as the demo's pasted task and the bodies of documents do.</summary>
    private static Dictionary<string, object?>? InJson(string text)
    {
        foreach (var match in Braces().Matches(text).Reverse())
        {
            try
            {
                var members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(match.Value)!;
                if (members.Count > 0 && members.Values.All(value => value.ValueKind == JsonValueKind.String))
                {
                    return members.ToDictionary(member => member.Key, member => (object?)member.Value.GetString());
                }
            }
            catch (JsonException)
            {
                // Braces in prose.
            }
        }

        return null;
    }

    private static string Sentence(string result)
    {
        using var json = JsonDocument.Parse(result);
        return $"It is {json.RootElement.GetProperty("temperature")} degrees with {json.RootElement.GetProperty("precipitation")} mm of rain.";
    }

    private static bool IsAboutWeather(string document) => document.Contains("temperature", StringComparison.Ordinal) && Section(document, "Protocol document") is var text
        && text.Contains("temperature", StringComparison.Ordinal) && !text.Contains("UNSUITABLE", StringComparison.Ordinal);

    private static string Section(string text, string title) => text.Split("## ").FirstOrDefault(section => section.StartsWith(title, StringComparison.Ordinal)) ?? "";

    private static string Unquote(string text) => text.Replace("\n> ", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"\bin (\p{Lu}\w+)")]
    private static partial Regex City();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Braces();
}
