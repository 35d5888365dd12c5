using System.Globalization;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Storage;

/// <summary>
/// The members of a stored record, read by type. A member that is missing or of another type throws <see cref="FormatException"/>;
/// members that are not asked for are tolerated, so that a later minor version can add some.
/// </summary>
public readonly struct StoredFields(JsonValue record)
{
    private readonly JsonValue _record = record;

    /// <summary>The member as it is; Missing when it isn't there.</summary>
    public JsonValue Value(string name) => _record[name];

    /// <summary>A text that must be there.</summary>
    public string Text(string name) => _record[name].AsString ?? throw Wrong(name, "a text");

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string name) => _record[name].IsMissing ? null : Text(name);

    /// <summary>A whole number that must be there.</summary>
    public long Whole(string name) => _record[name].TryGetNumber(out var number) ? (long)number : throw Wrong(name, "a number");

    /// <summary>True or false, which must be there.</summary>
    public bool Flag(string name) => _record[name].IsBoolean ? _record[name].IsTrue : throw Wrong(name, "true or false");

    /// <summary>A decimal, stored as text so that it stays exact, which must be there.</summary>
    public decimal Money(string name)
        => decimal.TryParse(_record[name].AsString, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : throw Wrong(name, "an amount");

    /// <summary>A point in time, stored in ISO 8601 in UTC, which must be there.</summary>
    public DateTimeOffset Time(string name)
        => DateTimeOffset.TryParseExact(_record[name].AsString, StoredMembers.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Wrong(name, "a time");

    /// <summary>A duration, stored in .NET's constant format, which must be there.</summary>
    public TimeSpan Duration(string name)
        => TimeSpan.TryParseExact(_record[name].AsString, "c", CultureInfo.InvariantCulture, out var duration) ? duration : throw Wrong(name, "a duration");

    /// <summary>An enum's member by its name, which must be there.</summary>
    public T Name<T>(string name)
        where T : struct, Enum
        => Enum.TryParse<T>(_record[name].AsString, out var value) && Enum.IsDefined(value) ? value : throw Wrong(name, $"a {typeof(T).Name}");

    /// <summary>An enum's member by its name, or null.</summary>
    public T? OptionalName<T>(string name)
        where T : struct, Enum => _record[name].IsMissing ? null : Name<T>(name);

    /// <summary>A document's hash that must be there.</summary>
    public DocumentHash Hash(string name) => DocumentHash.TryParse(_record[name].AsString, out var hash) ? hash : throw Wrong(name, "a hash");

    /// <summary>A document's hash, or null.</summary>
    public DocumentHash? OptionalHash(string name) => _record[name].IsMissing ? null : Hash(name);

    /// <summary>An absent list is an empty one.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<JsonValue, T> read)
        => _record[name].IsMissing ? [] : [.. (_record[name].AsArray ?? throw Wrong(name, "a list")).Select(read)];

    private static FormatException Wrong(string name, string expected) => new($"The stored field '{name}' is not {expected}.");
}
