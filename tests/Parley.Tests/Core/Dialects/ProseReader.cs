using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Parley.Core.Prompting;

namespace Parley.Tests.Core.Dialects;

/// <summary>The offline model, with the one thing added that takes a language model: it reads "25 degrees with 12 mm" in a stranger's sentence.</summary>
internal sealed partial class ProseReader(IChatClient inner) : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = messages.ToList();
        if (all[0].Text.StartsWith($"# {PromptNames.ReadReply}\n", StringComparison.Ordinal) && Weather().Match(all[^1].Text) is { Success: true } weather)
        {
            var (temperature, precipitation) = (Number(weather.Groups[1]), Number(weather.Groups[2]));
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, $$"""{"temperature": {{temperature}}, "precipitation": {{precipitation}}}""")));
        }

        return base.GetResponseAsync(all, options, cancellationToken);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(-?\d+) degrees with (\d+) mm")]
    private static partial Regex Weather();
}
