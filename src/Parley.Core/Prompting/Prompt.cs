using Microsoft.Extensions.AI;
using Parley.Core.Costs;

namespace Parley.Core.Prompting;

/// <summary>What a model is asked, ready to be sent to any chat client.</summary>
public sealed record Prompt
{
    /// <summary>One of <see cref="PromptNames"/>; the purpose under which the call is billed.</summary>
    public required string Name { get; init; }

    /// <summary>What the model is asked for, which decides who is asked.</summary>
    public required ModelRole Role { get; init; }

    /// <summary>Instructions. The first line is <c># {name}</c>.</summary>
    public required string System { get; init; }

    /// <summary>What follows the instructions, the oldest first.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>What the model may call; empty for most prompts.</summary>
    public IReadOnlyList<AITool> Tools { get; init; } = [];

    /// <summary>The same prompt with further messages at its end.</summary>
    public Prompt With(params IEnumerable<ChatMessage> more) => this with { Messages = [.. Messages, .. more] };
}
