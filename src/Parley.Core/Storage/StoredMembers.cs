using System.Globalization;
using System.Text.Json;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Storage;

/// <summary>How values stand in a stored record; <see cref="StoredFields"/> reads them back. What has no value is left out.</summary>
public static class StoredMembers
{
    /// <summary>UTC, ISO 8601 with seven decimals, so that texts order as times do.</summary>
    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>A point in time as <see cref="StoredFields.Time"/> reads it.</summary>
    public static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset time)
    {
        Span<char> text = stackalloc char[40];
        time.UtcDateTime.TryFormat(text, out var length, TimeFormat, CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>A duration as <see cref="StoredFields.Duration"/> reads it.</summary>
    public static void WriteDuration(this Utf8JsonWriter writer, string name, TimeSpan duration)
    {
        Span<char> text = stackalloc char[40];
        duration.TryFormat(text, out var length, "c", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>Money is text: a JSON number is a double.</summary>
    public static void WriteMoney(this Utf8JsonWriter writer, string name, decimal amount)
    {
        Span<char> text = stackalloc char[40];
        amount.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>An enum's member by its name.</summary>
    public static void WriteName<T>(this Utf8JsonWriter writer, string name, T value)
        where T : struct, Enum => writer.WriteString(name, value.ToString());

    /// <summary>A document's hash; left out when null.</summary>
    public static void WriteHash(this Utf8JsonWriter writer, string name, DocumentHash? hash)
    {
        if (hash is { } some)
        {
            writer.WriteString(name, some.ToHex());
        }
    }

    /// <summary>A text; left out when null.</summary>
    public static void WriteText(this Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    /// <summary>A JSON value; left out when Missing.</summary>
    public static void WriteValue(this Utf8JsonWriter writer, string name, JsonValue value)
    {
        if (!value.IsMissing)
        {
            writer.WritePropertyName(name);
            JsonText.WriteTo(writer, value);
        }
    }

    /// <summary>A list of objects; an empty one is left out.</summary>
    public static void WriteList<T>(this Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> writeMembers)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writeMembers(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Hashes as an array, also when there are none.</summary>
    public static void WriteHashes(this Utf8JsonWriter writer, string name, IReadOnlyList<DocumentHash> hashes)
    {
        writer.WriteStartArray(name);
        foreach (var hash in hashes)
        {
            writer.WriteStringValue(hash.ToHex());
        }

        writer.WriteEndArray();
    }
}
