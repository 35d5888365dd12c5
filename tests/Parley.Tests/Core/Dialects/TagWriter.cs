using Microsoft.Extensions.AI;
using Parley.Core.Prompting;
using Parley.Models.Offline;

namespace Parley.Tests.Core.Dialects;

/// <summary>The offline model, but its final document is written as the demo's models are told to: tags in place of front matter.</summary>
internal sealed class TagWriter(OfflineModel inner) : DelegatingChatClient(inner)
{
    private const string Final = """
        <FINALPROTOCOL>
        <NAME>Weather</NAME>
        <DESCRIPTION>The weather of a city.</DESCRIPTION>
        One JSON object each way.

        ## Request schema

        ```json
        {"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}
        ```

        ## Reply schema

        ```json
        {"type":"object","properties":{"temperature":{"type":"integer"},"precipitation":{"type":"integer"}},"required":["temperature","precipitation"]}
        ```
        </FINALPROTOCOL>
        """;

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        return all[0].Text.StartsWith($"# {PromptNames.NegotiateTask}\n", StringComparison.Ordinal)
            ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, Final)))
            : base.GetResponseAsync(all, options, cancellationToken);
    }
}
