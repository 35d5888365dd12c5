using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Every schema at hand: the resources by URI, and for each subschema the resource it belongs to. Bounded in nodes, depth and documents.</summary>
internal sealed class SchemaIndex(SchemaOptions options, CompileErrors errors)
{
    private const int MaxDocuments = 64;
    private const int MaxResources = 1000;
    private const string ValidationVocabulary = "https://json-schema.org/draft/2020-12/vocab/validation";

    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonObject, SchemaLocation> _locations = new(ReferenceEqualityComparer.Instance);
    private readonly SchemaAllowance _allowance = new(options);
    private int _documents;

    /// <summary>Every resource, in the order they were found.</summary>
    public List<SchemaResource> Resources { get; } = [];

    /// <summary>Takes in a schema document; null after an error.</summary>
    public SchemaLocation? Load(in JsonValue document, string uri, SchemaPath path)
    {
        if (!_allowance.Take(document))
        {
            errors.Add(path, $"is too large: a schema may have {options.MaxNodes} values and nest {options.MaxDepth} deep, with names of at most {SchemaAllowance.MaxNameLength} characters");
            return null;
        }

        var copy = document.DeepClone();
        var resource = NewResource(uri, Validates(copy));
        resource.Root = new SchemaLocation(copy, path, resource);
        Walk(copy, path, resource);
        if (copy.AsObject is not { } root)
        {
            return resource.Root;
        }

        // A document with an identity of its own is that resource, whichever way it was found.
        _resources[uri] = _locations[root].Resource;
        return _locations[root];
    }

    /// <summary>The location of a subschema that stands at a known place.</summary>
    public SchemaLocation Locate(in JsonValue schema, SchemaLocation parent, string keyword, string? name)
        => Known(schema) ?? new SchemaLocation(schema, name is null ? parent.Path.At(keyword) : parent.Path.At(keyword).At(name), parent.Resource);

    /// <summary>What a reference points to, and the name when that was an anchor; null after an error.</summary>
    public (SchemaLocation Target, string? Anchor)? Resolve(string reference, SchemaLocation from, SchemaPath path)
    {
        if (SchemaUris.Resolve(from.Resource.Uri, reference) is not var (uri, fragment))
        {
            errors.Add(path, $"{Words.Quote(reference)} is not a valid URI reference of at most {SchemaUris.MaxReferenceLength} characters");
            return null;
        }

        if (FindResource(uri) is not { } resource)
        {
            errors.Add(path, $"refers to {Words.Quote(uri)}, which is not at hand; put the schema in $defs and refer to it as #/$defs/name");
            return null;
        }

        var target = Find(resource, fragment) ?? resource.Anchors.GetValueOrDefault(fragment);
        if (target is null)
        {
            errors.Add(path, $"refers to {Words.Quote(reference)}, where there is no schema");
            return null;
        }

        return (target, fragment.Length > 0 && fragment[0] != '/' ? fragment : null);
    }

    /// <summary>What a JSON Pointer leads to; null when that is no schema.</summary>
    public SchemaLocation? Find(SchemaResource resource, string pointer)
        => pointer.Length == 0 ? resource.Root : pointer[0] == '/' ? Follow(resource, pointer) : null;

    private SchemaResource? FindResource(string uri)
    {
        if (_resources.TryGetValue(uri, out var resource))
        {
            return resource;
        }

        var builtIn = Metaschemas.Find(uri);
        if (builtIn is not null)
        {
            _allowance.Extend();
        }

        var document = builtIn ?? (_documents++ < MaxDocuments ? options.Resolver?.Invoke(uri) : null);
        return document is not null && Load(document.Value, uri, new SchemaPath(uri + "#")) is { } root ? root.Resource : null;
    }

    private SchemaLocation? Follow(SchemaResource resource, string pointer)
    {
        var location = resource.Root;
        var (value, path, owner) = (location.Value, location.Path, resource);
        foreach (var step in pointer.Split('/').Skip(1))
        {
            var name = JsonPointer.Unescape(step);
            value = JsonPointer.Step(value, name);
            if (value.IsMissing)
            {
                return null;
            }

            path = path.At(name);
            owner = Known(value)?.Resource ?? owner;
        }

        if (value.AsObject is { } target && !_locations.ContainsKey(target))
        {
            // A place that no keyword makes a schema, such as a member of an unknown keyword.
            Walk(value, path, owner);
        }

        return value.AsObject is null && !value.IsBoolean ? null : Known(value) ?? new SchemaLocation(value, path, owner);
    }

    private SchemaLocation? Known(in JsonValue schema) => schema.AsObject is { } members ? _locations.GetValueOrDefault(members) : null;

    private void Walk(in JsonValue schema, SchemaPath path, SchemaResource owner)
    {
        if (schema.AsObject is not { } members || _locations.ContainsKey(members))
        {
            return;
        }

        owner = Identify(members, schema, path, owner);
        var location = new SchemaLocation(schema, path, owner);
        _locations[members] = location;
        if (owner.Root is null || (owner.Root.Value.AsObject == members))
        {
            owner.Root = location;
        }

        AddAnchors(members, location);
        foreach (var keyword in SchemaKeywords.OfSchema)
        {
            if (members.TryGet(keyword, out var child))
            {
                Walk(child, path.At(keyword), owner);
            }
        }

        foreach (var keyword in SchemaKeywords.OfList)
        {
            if (members[keyword].AsArray is { } list)
            {
                WalkList(list, path.At(keyword), owner);
            }
        }

        foreach (var keyword in SchemaKeywords.OfMap)
        {
            if (members[keyword].AsObject is { } map)
            {
                WalkMap(map, path.At(keyword), owner);
            }
        }
    }

    private void WalkList(JsonArray list, SchemaPath path, SchemaResource owner)
    {
        for (var i = 0; i < list.Count; i++)
        {
            Walk(list[i], path.At($"{i}"), owner);
        }
    }

    private void WalkMap(JsonObject map, SchemaPath path, SchemaResource owner)
    {
        foreach (var (name, child) in map)
        {
            Walk(child, path.At(name), owner);
        }
    }

    private SchemaResource Identify(JsonObject members, in JsonValue schema, SchemaPath path, SchemaResource owner)
    {
        if (members["$id"].AsString is not { } id)
        {
            return owner;
        }

        if (Resources.Count >= MaxResources)
        {
            errors.Add(path.At("$id"), $"is one identity too many; a schema may have {MaxResources}");
            return owner;
        }

        if (SchemaUris.Resolve(owner.Uri, id) is not ({ } uri, ""))
        {
            errors.Add(path.At("$id"), $"{Words.Quote(id)} is not a URI of at most {SchemaUris.MaxUriLength} characters without fragment; write a URI, or use $anchor to name a place");
            return owner;
        }

        if (_resources.TryGetValue(uri, out var known))
        {
            return known.Root.Value.AsObject == members ? known : owner;
        }

        return NewResource(uri, members.ContainsKey("$schema") ? Validates(schema) : owner.Validates);
    }

    private static void AddAnchors(JsonObject members, SchemaLocation location)
    {
        if (members["$anchor"].AsString is { } anchor)
        {
            location.Resource.Anchors.TryAdd(anchor, location);
        }

        if (members["$dynamicAnchor"].AsString is { } dynamic)
        {
            location.Resource.Anchors.TryAdd(dynamic, location);
            location.Resource.DynamicAnchors.TryAdd(dynamic, location);
        }
    }

    private SchemaResource NewResource(string uri, bool validates)
    {
        var resource = new SchemaResource(uri, validates);
        _resources.TryAdd(uri, resource);
        Resources.Add(resource);
        return resource;
    }

    // A metaschema of someone's own may leave the validation keywords out (JSON Schema Core section 8.1.2). One that isn't at hand is taken for the standard one.
    private bool Validates(in JsonValue document)
        => document["$schema"].AsString is not { } uri || uri == Metaschemas.Uri
        || options.Resolver?.Invoke(uri.TrimEnd('#')) is not { } metaschema
        || metaschema["$vocabulary"].AsObject is not { } vocabularies
        || vocabularies.ContainsKey(ValidationVocabulary);
}
