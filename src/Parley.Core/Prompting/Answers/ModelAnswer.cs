using Parley.Protocol.Json;

namespace Parley.Core.Prompting.Answers;

/// <summary>
/// Reads what a model answered, as models answer: with chatter, fences, near-JSON and tags in the wrong case. It is lenient about form and never about meaning:
/// where two readings are possible there is none. Nothing here throws, and the work is bounded by a small multiple of the answer's length.
/// </summary>
public static class ModelAnswer
{
    /// <summary>The JSON value of an answer. On failure <paramref name="error"/> says what is wrong in words that can be shown to the model.</summary>
    public static bool TryReadJson(string answer, out JsonValue value, out string? error) => AnswerJson.TryRead(answer, out value, out error);

    /// <summary>What stands between <c>&lt;tag&gt;</c> and <c>&lt;/tag&gt;</c>, without a fence around it. The last occurrence wins; a missing end is the answer's.</summary>
    public static bool TryReadTag(string answer, string tag, out string content) => AnswerTags.TryRead(answer, tag, out content, out _);

    /// <inheritdoc cref="TryReadTag(string, string, out string)"/>
    /// <param name="attributes">What stands in the opening tag behind its name, such as <c>skills="a b"</c>.</param>
    public static bool TryReadTag(string answer, string tag, out string content, out string attributes) => AnswerTags.TryRead(answer, tag, out content, out attributes);

    /// <summary>The program in an answer: fenced blocks that define functions, else the lines that look like code, else the answer as it is.</summary>
    public static string ReadCode(string answer) => AnswerCode.Read(answer);

    /// <summary>The verdict, or null when there is none or the answer says both; <paramref name="reason"/> is what was said besides.</summary>
    public static bool? ReadYesNo(string answer, out string reason) => AnswerVerdict.Read(answer, out reason);

    /// <summary>Whether the answer begins with words such as "I can't", "I'm unable" or "Sorry".</summary>
    public static bool IsRefusal(string answer) => AnswerVerdict.IsRefusal(answer);
}
