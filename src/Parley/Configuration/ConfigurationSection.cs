using Parley.Protocol.Json;

namespace Parley.Configuration;

/// <summary>
/// One object of a configuration while it is read: takes its members by key and type, reports those of a wrong type, and in the end those that nobody took.
/// A missing member is null and no mistake here; the options know their defaults and what is required.
/// </summary>
internal sealed class ConfigurationSection(JsonObject members, string path, ConfigurationSource source)
{
    private readonly List<string> _known = [];

    public string Path => path;

    public ConfigurationSource Source => source;

    public ConfigurationReport Report => source.Report;

    public string At(string key) => ConfigurationPath.Join(path, key);

    /// <summary>The member as it stands, or Missing.</summary>
    public JsonValue Take(string key)
    {
        _known.Add(key);
        return source.Find(members, key);
    }

    public string? Text(string key, string example)
    {
        var value = Take(key);
        if (value.IsMissing || value.AsString is { } text && !string.IsNullOrWhiteSpace(text))
        {
            return value.AsString;
        }

        Report.Mistake(At(key), $"must be a text such as \"{example}\" but is {Words(value)}.");
        return null;
    }

    public double? Number(string key, double least, double most, string unit)
    {
        var value = source.Scalar(Take(key));
        if (value.IsMissing)
        {
            return null;
        }

        if (value.TryGetNumber(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Report.Mistake(At(key), $"must be a number of {unit} from {least:0.######} to {most:0.######} but is {Words(value)}.");
        return null;
    }

    public int? Count(string key, int least, int most, string unit)
    {
        var number = Number(key, least, most, unit);
        if (number is null || Math.Truncate(number.Value) == number)
        {
            return (int?)number;
        }

        Report.Mistake(At(key), $"must be a whole number of {unit} but is {number}.");
        return null;
    }

    public TimeSpan? Seconds(string key, double least, double most) => Number(key, least, most, "seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public bool? Flag(string key)
    {
        var value = source.Scalar(Take(key));
        if (value.IsMissing || value.IsBoolean)
        {
            return value.IsMissing ? null : value.IsTrue;
        }

        Report.Mistake(At(key), $"must be true or false but is {Words(value)}.");
        return null;
    }

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices)
        where T : struct
    {
        var value = Take(key);
        foreach (var (word, choice) in choices)
        {
            if (value.AsString == word)
            {
                return choice;
            }
        }

        if (!value.IsMissing)
        {
            List<string> words = [];
            foreach (var (word, _) in choices)
            {
                words.Add($"\"{word}\"");
            }

            Report.Mistake(At(key), $"must be {string.Join(" or ", words)} but is {Words(value)}.");
        }

        return null;
    }

    public Uri? Url(string key, string example)
    {
        var text = Text(key, example);
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            return text is null ? null : new Uri(text);
        }

        Report.Mistake(At(key), $"must be an absolute http or https URL such as \"{example}\" but is \"{text}\".");
        return null;
    }

    /// <summary>Adds the URLs of a list. One that is wrong is reported and left out.</summary>
    public void Urls(string key, string example, ICollection<Uri> urls)
    {
        var list = Take(key);
        if (!list.IsMissing && list.AsArray is null)
        {
            Report.Mistake(At(key), $"must be a list of URLs such as [\"{example}\"] but is {Words(list)}.");
        }

        foreach (var (i, item) in (list.AsArray ?? []).Index())
        {
            if (Uri.TryCreate(item.AsString, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Query: "", Fragment: "" })
            {
                urls.Add(url);
            }
            else
            {
                Report.Mistake(ConfigurationPath.Join(At(key), i), $"must be an absolute http or https URL without a query, such as \"{example}\", but is {Words(item)}.");
            }
        }
    }

    /// <summary>The object under a key; null when it is missing or, which is reported, something else.</summary>
    public ConfigurationSection? Section(string key) => AsSection(Take(key), At(key));

    /// <summary>The members of the object under a key, whose names are the owner's.</summary>
    public IEnumerable<KeyValuePair<string, JsonValue>> Entries(string key, out string entriesPath)
    {
        entriesPath = At(key);
        return AsSection(Take(key), entriesPath)?.All ?? [];
    }

    public IEnumerable<KeyValuePair<string, JsonValue>> All => members;

    public ConfigurationSection? AsSection(JsonValue value, string at)
    {
        if (value.IsMissing || value.AsObject is not null)
        {
            return value.AsObject is { } found ? new ConfigurationSection(found, at, source) : null;
        }

        Report.Mistake(at, $"must be an object {{ … }} but is {Words(value)}.");
        return null;
    }

    /// <summary>Reports the members that nobody took.</summary>
    public void Close()
    {
        foreach (var (name, _) in members.Where(member => !_known.Exists(known => source.Same(known, member.Key))))
        {
            var nearest = NearestKey.Find(name, _known);
            Report.Mistake(At(name), nearest is null ? $"is no key that is known here; write one of {string.Join(", ", _known)}." : $"is no key that is known here; did you mean \"{nearest}\"?");
        }
    }

    public static string Words(JsonValue value)
    {
        var text = JsonText.Write(value);
        return value.Kind switch
        {
            JsonKind.Object => "an object",
            JsonKind.Array => "an array",
            _ => text.Length <= 60 ? text : $"{text[..57]}…",
        };
    }
}
