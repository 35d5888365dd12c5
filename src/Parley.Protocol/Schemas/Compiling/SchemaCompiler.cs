using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Turns schema text into nodes. Subschemas wait in a queue, so neither nesting nor chains of references use the stack.</summary>
internal sealed class SchemaCompiler
{
    private readonly SchemaOptions _options;
    private readonly CompileErrors _errors = new();
    private readonly SchemaIndex _index;
    private readonly Dictionary<JsonObject, SchemaNode> _nodes = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<SchemaNode> _pending = [];
    private SchemaLocation? _root;

    public SchemaCompiler(SchemaOptions options)
    {
        _options = options;
        _index = new SchemaIndex(options, _errors);
    }

    public SchemaIndex Index => _index;

    public bool FormatAssertion => _options.FormatAssertion;

    /// <summary>Set when a rule needs to know which resources evaluation came through.</summary>
    public bool TracksScope { get; set; }

    public SchemaCompilation Compile(in JsonValue schema)
    {
        if (_index.Load(schema, SchemaUris.Anonymous, new SchemaPath("#")) is { } root)
        {
            _root = root;
            var node = NodeAt(root);
            FillPending();
            ProgressCheck.Run(_nodes.Values, _errors);
            if (_errors.List.Count == 0)
            {
                return new SchemaCompilation(new JsonSchema(root.Value, node, _options, TracksScope), []);
            }
        }

        return new SchemaCompilation(null, _errors.List);
    }

    /// <summary>The schema at a JSON Pointer into the one that was compiled; null when there is none.</summary>
    public JsonSchema? CompileAt(string pointer)
    {
        if (_root is not { } root || _index.Find(root.Resource, pointer) is not { } target)
        {
            return null;
        }

        // Nearly every place is one that the whole schema led to.
        var (known, node) = (_nodes.Count, NodeAt(target));
        FillPending();
        if (_nodes.Count > known)
        {
            ProgressCheck.Run(_nodes.Values, _errors);
        }

        return _errors.List.Count == 0 ? new JsonSchema(root.Value, node, _options, TracksScope) : null;
    }

    /// <summary>The node of a subschema under a keyword; one that allows nothing after an error.</summary>
    public SchemaNode Child(in JsonValue schema, SchemaNode parent, string keyword, string? name) => NodeAt(_index.Locate(schema, parent.Location, keyword, name));

    public SchemaNode NodeAt(SchemaLocation location)
    {
        if (location.Value.AsObject is { } members)
        {
            if (!_nodes.TryGetValue(members, out var node))
            {
                _nodes[members] = node = new SchemaNode(location);
                _pending.Enqueue(node);
            }

            return node;
        }

        if (!location.Value.IsBoolean)
        {
            _errors.Add(location.Path, $"must be a schema, that is an object, true or false, but is {Words.Quote(location.Value)}");
        }

        return new SchemaNode(location) { Types = location.Value.IsTrue ? TypeSet.All : TypeSet.None };
    }

    private void FillPending()
    {
        while (true)
        {
            while (_pending.TryDequeue(out var node))
            {
                new SchemaBuilder(this, node, new SchemaReader(node.Location.Value.AsObject!, node.Location.Path, _errors)).Fill();
            }

            // Any resource may turn out to be in scope of a dynamic reference, and compiling it may bring in more.
            foreach (var resource in TracksScope ? _index.Resources : [])
            {
                foreach (var (name, location) in resource.DynamicAnchors)
                {
                    resource.DynamicNodes[name] = NodeAt(location);
                }
            }

            if (_pending.Count == 0)
            {
                return;
            }
        }
    }
}
