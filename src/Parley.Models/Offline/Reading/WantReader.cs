using System.Text.RegularExpressions;
using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Reading;

/// <summary>Reads lines that name a thing without its value: "- the temperature (in °C), as a number".</summary>
internal static partial class WantReader
{
    /// <summary>The field a line names, or null.</summary>
    public static (Naming Naming, Field Field)? Read(string line)
    {
        var match = Line().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var naming = Naming.Read(match.Groups["phrase"].Value);
        var kind = match.Groups["kind"].Value;
        var field = new Field
        {
            Path = [naming.Key],
            Kind = FieldKind.Any,
            Name = naming.Name,
            Owners = naming.Owners,
            Description = naming.Description,
            OwnerDescription = naming.OwnerDescription,
            IsRequired = !match.Groups["optional"].Success,
        };
        return (naming, WithKind(field, kind));
    }

    private static Field WithKind(Field field, string kind)
    {
        const string Choice = "one of ";
        if (kind.StartsWith(Choice, StringComparison.Ordinal) && LiteralReader.Several(kind[Choice.Length..]) is { } allowed)
        {
            return field with { Allowed = allowed, Kind = SchemaKinds.OfValue(allowed[0]) };
        }

        var item = ItemOf().Match(kind);
        if (item.Success)
        {
            var inner = WithKind(new Field { Path = [], Kind = FieldKind.Any, Name = "" }, item.Groups["kind"].Value);
            return field with { Kind = FieldKind.List, Item = Shape.Of([inner]) };
        }

        return field with { Kind = KindOf(kind) };
    }

    private static FieldKind KindOf(string kind) => kind switch
    {
        "text" => FieldKind.Text,
        "a date" => FieldKind.Date,
        "a time" => FieldKind.Time,
        "a date and time" => FieldKind.DateTime,
        "a whole number" => FieldKind.Integer,
        "a number" => FieldKind.Number,
        "yes or no" => FieldKind.Boolean,
        "an entry" => FieldKind.Record,
        "a list" => FieldKind.List,
        _ => FieldKind.Any,
    };

    [GeneratedRegex(@"\A\s*[-*•]\s+(?<phrase>[^""]+), as (?<kind>one of "".*""|text|an? [a-z ]+?|yes or no|anything|a list with (?:one of "".*""|[a-z ]+) in each place)(?<optional>, if there is one)?[.;]?\s*\z")]
    private static partial Regex Line();

    [GeneratedRegex(@"\Aa list with (?<kind>.*) in each place\z")]
    private static partial Regex ItemOf();
}
