using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>Traffic on which a live routine broke; whatever replaces it must get this right.</summary>
/// <param name="Function"><c>encode</c>, <c>decode</c>, <c>send</c> or <c>handle</c>.</param>
/// <param name="Argument">What the function was given: an input, a reply body, a request body.</param>
/// <param name="Problem">What went wrong, in words a model can act on.</param>
public sealed record FailedCase(string Function, JsonValue Argument, string Problem)
{
    private const string Separator = "): ";

    // Each cut that is tried reads the whole argument, and a peer can fill it with separators.
    private const int MaxCuts = 32;

    /// <summary><c>function(argument): problem</c>, with the argument as JSON: for people, and to be read back.</summary>
    public override string ToString() => $"{Function}({Argument}{Separator}{Problem}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FailedCase? failed)
    {
        failed = null;
        var open = text?.IndexOf('(', StringComparison.Ordinal) ?? -1;
        for (var (cuts, end) = (0, open < 0 ? -1 : text!.IndexOf(Separator, open, StringComparison.Ordinal)); end >= 0 && cuts < MaxCuts && failed is null; (cuts, end) = (cuts + 1, text!.IndexOf(Separator, end + 1, StringComparison.Ordinal)))
        {
            // The separator may stand inside a string of the argument: the first cut that leaves valid JSON is the right one.
            if (JsonText.TryParse(text!.Substring(open + 1, end - open - 1), out var argument, out _))
            {
                failed = new FailedCase(text[..open], argument, text[(end + Separator.Length)..]);
            }
        }

        return failed is not null;
    }
}
