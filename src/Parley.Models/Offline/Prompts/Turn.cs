using Microsoft.Extensions.AI;

namespace Parley.Models.Offline.Prompts;

/// <summary>One message of a conversation.</summary>
/// <param name="IsOwn">Whether the model's own side said it.</param>
internal sealed record Turn(bool IsOwn, string Text)
{
    public static Turn Of(ChatMessage message) => new(message.Role == ChatRole.Assistant, message.Role == ChatRole.Assistant ? message.Text : Quotation.Unquote(message.Text.TrimEnd('\n')));
}
