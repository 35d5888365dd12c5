using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;

namespace Parley.Models.Offline.Reading;

/// <summary>What a caller who wants to negotiate would send and wants back.</summary>
internal static class WishReader
{
    /// <param name="messages">The caller's, in order; a later one that says more replaces what an earlier one said.</param>
    public static Wish Read(IReadOnlyList<string> messages)
    {
        foreach (var text in messages.Reverse())
        {
            var letter = SchemaLetter.Read(text);
            if (letter.IsOne)
            {
                return new Wish(letter.Prose, letter.Given ?? Shape.Empty, letter.Wanted ?? Shape.Empty);
            }

            var message = MessageReader.Read(text);
            if (message.Wanted.Fields.Count > 0)
            {
                return new Wish(message.Prose, message.Offered, message.Wanted);
            }
        }

        return FreeText.Read(string.Join('\n', messages)).Wish;
    }
}
