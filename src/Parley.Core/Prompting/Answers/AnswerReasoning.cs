namespace Parley.Core.Prompting.Answers;

/// <summary>What reasoning models write before they answer: <c>&lt;think&gt;…&lt;/think&gt;</c>, whose opening tag some prompt templates swallow.</summary>
internal static class AnswerReasoning
{
    private static readonly string[] Ends = ["</think>", "</thinking>", "</reasoning>"];

    /// <summary>The answer without its reasoning.</summary>
    public static string Strip(string answer)
    {
        foreach (var end in Ends)
        {
            var position = answer.LastIndexOf(end, StringComparison.OrdinalIgnoreCase);
            if (position >= 0 && !string.IsNullOrWhiteSpace(answer[(position + end.Length)..]))
            {
                return answer[(position + end.Length)..];
            }
        }

        return answer;
    }
}
