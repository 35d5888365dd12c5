using Parley.Protocol.Json;
using Parley.Protocol.Patterns;
using Parley.Protocol.Schemas.Rules;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Reads the keywords of one schema object, reporting those of the wrong shape.</summary>
internal sealed class SchemaReader(JsonObject members, SchemaPath path, CompileErrors errors)
{
    public SchemaPath Path => path;

    public JsonValue this[string keyword] => members[keyword];

    public void Fail(string keyword, string message) => errors.Add(path.At(keyword), message);

    public string? Text(string keyword) => Read(keyword, members[keyword].AsString, "a string");

    public JsonArray? List(string keyword) => Read(keyword, members[keyword].AsArray, "an array");

    public JsonObject? Map(string keyword) => Read(keyword, members[keyword].AsObject, "an object");

    public bool Flag(string keyword)
    {
        _ = Read(keyword, members[keyword].IsBoolean ? "" : null, "true or false");
        return members[keyword].IsTrue;
    }

    public double? Number(string keyword)
    {
        _ = Read(keyword, members[keyword].IsNumber ? "" : null, "a number");
        return members[keyword].IsNumber ? members[keyword].AsNumber : null;
    }

    /// <summary>A whole number from 0; counts beyond what an int holds are that many.</summary>
    public int? Count(string keyword)
    {
        if (Number(keyword) is not { } number)
        {
            return null;
        }

        if (number < 0 || Math.Floor(number) != number)
        {
            Fail(keyword, $"must be a whole number of at least 0 but is {JsonNumber.Format(number)}");
            return null;
        }

        return (int)Math.Min(number, int.MaxValue);
    }

    public string[] Strings(string keyword, string? name, in JsonValue value)
    {
        var array = value.AsArray;
        if (array is null || array.Any(item => item.AsString is null))
        {
            errors.Add(name is null ? path.At(keyword) : path.At(keyword).At(name), $"must be an array of strings but is {Words.Quote(value)}");
            return [];
        }

        return [.. array.Select(item => item.AsString!)];
    }

    public TypeSet Types()
    {
        var value = members["type"];
        if (value.IsMissing)
        {
            return TypeSet.All;
        }

        var result = TypeSet.None;
        foreach (var name in value.AsArray ?? new JsonArray([value]))
        {
            var type = TypeSets.Parse(name.AsString);
            if (type == TypeSet.None)
            {
                Fail("type", $"must be one of string, number, integer, boolean, object, array, null (or an array of them) but is {Words.Quote(name)}");
                return TypeSet.All;
            }

            result |= type;
        }

        return result;
    }

    /// <summary>A pattern; those that use what only Annex B of ECMAScript allows are read without the flag <c>u</c>.</summary>
    public SchemaPattern? Pattern(string keyword, string text)
    {
        if (!errors.TakePattern())
        {
            Fail(keyword, $"is one pattern too many; a schema may have {CompileErrors.MaxPatterns}, which come to {CompileErrors.MaxPatternSize} parts when repetitions are written out");
            return null;
        }

        if (EcmaPattern.TryCompile(text, "u", out var pattern, out var error) || EcmaPattern.TryCompile(text, "", out pattern, out _))
        {
            errors.TakeSize(pattern.Size);
            return new SchemaPattern(pattern, text);
        }

        Fail(keyword, $"the pattern {Words.Quote(text)} can't be used: {error}");
        return null;
    }

    private T? Read<T>(string keyword, T? value, string what)
        where T : class
    {
        if (value is null && !members[keyword].IsMissing)
        {
            Fail(keyword, $"must be {what} but is {Words.Quote(members[keyword])}");
        }

        return value;
    }
}
