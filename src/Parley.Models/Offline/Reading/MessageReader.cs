using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Reading;

/// <summary>Reads a message line by line: sentences that state values, lists of what is given or wanted under a heading that says which, and prose.</summary>
internal sealed partial class MessageReader
{
    private readonly List<Fact> _facts = [];
    private readonly List<(Naming Naming, Field Field)> _wanted = [];
    private readonly List<(Naming Naming, Field Field)> _offered = [];
    private readonly List<string> _prose = [];
    private bool _offers;

    public static Message Read(string text)
    {
        var reader = new MessageReader();
        text = ReadingLimits.Cut(text);
        foreach (var line in text.Split('\n'))
        {
            reader.Visit(line);
        }

        return new Message
        {
            Text = text,
            Facts = reader._facts,
            Wanted = ItemLists.Nest(reader._wanted),
            Offered = ItemLists.Nest(reader._offered),
            Prose = string.Join('\n', reader._prose).Trim(),
        };
    }

    private void Visit(string line)
    {
        var isBullet = Bullet().IsMatch(line);
        if (isBullet && _facts.Count < ReadingLimits.MaxFacts && FactReader.Read(line) is { } fact)
        {
            _facts.Add(fact);
        }
        else if (isBullet && _wanted.Count + _offered.Count < ReadingLimits.MaxWishes && WantReader.Read(line) is { } named)
        {
            (_offers ? _offered : _wanted).Add(named);
        }
        else
        {
            _prose.Add(line);
            if (line.TrimEnd().EndsWith(':'))
            {
                _offers = Offer().IsMatch(line);
            }
        }
    }

    [GeneratedRegex(@"\A\s*[-*•]\s")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\b(?:I (?:will|would|can) (?:give|send)|I have)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Offer();
}
