using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Every schema at hand: the resources by URI, and for each subschema the resource it belongs to. Bounded in nodes, depth and documents.</summary>
internal sealed class SchemaIndex(SchemaOptions options, CompileErrors errors)
{
    private const int MaxDocuments = 64;
    private const string ValidationVocabulary = "https://json-schema.org/draft/2020-12/vocab/validation";

    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonObject, SchemaLocation> _locations = new(ReferenceEqualityComparer.Instance);
    private int _nodesLeft = options.MaxNodes;
    private int _documents;

    /// <summary>Every resource, in the order they were found.</summary>
    public List<SchemaResource> Resources { get; } = [];

    /// <summary>Takes in a schema document; null after an error.</summary>
    public SchemaLocation? Load(in JsonValue document, string uri, string path)
    {
        if (!Affordable(document, options.MaxDepth))
        {
            errors.Add(path, $"is too large: a schema may have {options.MaxNodes} values and nest {options.MaxDepth} deep");
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
    public SchemaLocation Locate(in JsonValue schema, string path, SchemaResource parent)
        => schema.AsObject is { } members && _locations.TryGetValue(members, out var location) ? location : new SchemaLocation(schema, path, parent);

    /// <summary>What a reference points to, and the name when that was an anchor; null after an error.</summary>
    public (SchemaLocation Target, string? Anchor)? Resolve(string reference, SchemaLocation from, string path)
    {
        if (SchemaUris.Resolve(from.Resource.Uri, reference) is not var (uri, fragment))
        {
            errors.Add(path, $"{Words.Quote(reference)} is not a valid URI reference");
            return null;
        }

        if (FindResource(uri) is not { } resource)
        {
            errors.Add(path, $"refers to {Words.Quote(uri)}, which is not at hand; put the schema in $defs and refer to it as #/$defs/name");
            return null;
        }

        var target = fragment.Length == 0 ? resource.Root : fragment[0] == '/' ? Follow(resource, fragment) : resource.Anchors.GetValueOrDefault(fragment);
        if (target is null)
        {
            errors.Add(path, $"refers to {Words.Quote(reference)}, where there is no schema");
            return null;
        }

        return (target, fragment.Length > 0 && fragment[0] != '/' ? fragment : null);
    }

    private SchemaResource? FindResource(string uri)
    {
        if (_resources.TryGetValue(uri, out var resource))
        {
            return resource;
        }

        var builtIn = Metaschemas.Find(uri);
        _nodesLeft += builtIn is null ? 0 : options.MaxNodes;
        var document = builtIn ?? (_documents++ < MaxDocuments ? options.Resolver?.Invoke(uri) : null);
        return document is not null && Load(document.Value, uri, uri + "#") is { } root ? root.Resource : null;
    }

    private SchemaLocation? Follow(SchemaResource resource, string pointer)
    {
        var location = resource.Root;
        var (value, path, owner) = (location.Value, location.Path, resource);
        foreach (var step in pointer.Split('/').Skip(1))
        {
            value = JsonPointer.Step(value, JsonPointer.Unescape(step));
            path += "/" + step;
            owner = value.AsObject is { } members && _locations.TryGetValue(members, out var known) ? known.Resource : owner;
        }

        if (value.AsObject is { } target && !_locations.ContainsKey(target))
        {
            // A place that no keyword makes a schema, such as a member of an unknown keyword.
            Walk(value, path, owner);
        }

        return value.AsObject is null && !value.IsBoolean ? null : Locate(value, path, owner);
    }

    private void Walk(in JsonValue schema, string path, SchemaResource owner)
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
            Walk(members[keyword], $"{path}/{keyword}", owner);
        }

        foreach (var keyword in SchemaKeywords.OfList)
        {
            for (var i = 0; i < (members[keyword].AsArray?.Count ?? 0); i++)
            {
                Walk(members[keyword].AsArray![i], $"{path}/{keyword}/{i}", owner);
            }
        }

        foreach (var keyword in SchemaKeywords.OfMap)
        {
            foreach (var (name, child) in members[keyword].AsObject ?? [])
            {
                Walk(child, $"{path}/{keyword}/{JsonPointer.Escape(name)}", owner);
            }
        }
    }

    private SchemaResource Identify(JsonObject members, in JsonValue schema, string path, SchemaResource owner)
    {
        if (members["$id"].AsString is not { } id)
        {
            return owner;
        }

        if (SchemaUris.Resolve(owner.Uri, id) is not ({ } uri, ""))
        {
            errors.Add(path + "/$id", $"{Words.Quote(id)} is not a URI without fragment; write a URI, or use $anchor to name a place");
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

    private bool Affordable(in JsonValue value, int depth)
    {
        if (--_nodesLeft < 0 || depth < 0)
        {
            return false;
        }

        if (value.AsArray is { } items)
        {
            foreach (ref readonly var item in items.AsSpan())
            {
                if (!Affordable(item, depth - 1))
                {
                    return false;
                }
            }
        }
        else if (value.AsObject is { } members)
        {
            foreach (ref readonly var member in members.Members)
            {
                if (!Affordable(member.Value, depth - 1))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
