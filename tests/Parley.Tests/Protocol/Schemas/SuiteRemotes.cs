using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Schemas;

/// <summary>The remote schemas that the official suite's cases refer to by URI, written to what those cases say of them.</summary>
internal static class SuiteRemotes
{
    private const string Origin = "http://localhost:1234/draft2020-12/";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["integer.json"] = """{"type": "integer"}""",
        ["baseUriChange/folderInteger.json"] = """{"type": "integer"}""",
        ["baseUriChangeFolder/folderInteger.json"] = """{"type": "integer"}""",
        ["baseUriChangeFolderInSubschema/folderInteger.json"] = """{"type": "integer"}""",
        ["subSchemas.json"] = """{"$defs": {"integer": {"type": "integer"}, "refToInteger": {"$ref": "#/$defs/integer"}}}""",
        ["locationIndependentIdentifier.json"] = """{"$defs": {"refToInteger": {"$ref": "#foo"}, "A": {"$anchor": "foo", "type": "integer"}}}""",
        ["name-defs.json"] = """{"$defs": {"orNull": {"anyOf": [{"type": "null"}, {"$ref": "#"}]}}, "type": "string"}""",
        ["ref-and-defs.json"] = """{"$id": "http://localhost:1234/draft2020-12/ref-and-defs.json", "$defs": {"inner": {"properties": {"bar": {"type": "string"}}}}, "$ref": "#/$defs/inner"}""",
        ["nested/foo-ref-string.json"] = """{"type": "object", "properties": {"foo": {"$ref": "string.json"}}}""",
        ["nested/string.json"] = """{"type": "string"}""",
        ["different-id-ref-string.json"] = """{"$id": "http://localhost:1234/real-id-ref-string.json", "$defs": {"bar": {"type": "string"}}, "$ref": "#/$defs/bar"}""",
        ["urn-ref-string.json"] = """{"$id": "urn:uuid:feebdaed-ffff-0000-ffff-0000deadbeef", "$defs": {"bar": {"type": "string"}}, "$ref": "#/$defs/bar"}""",
        ["nested-absolute-ref-to-string.json"] = """{"$defs": {"bar": {"$id": "http://localhost:1234/the-nested-id.json", "type": "string"}}, "$ref": "http://localhost:1234/the-nested-id.json"}""",
        ["detached-ref.json"] = """{"$id": "http://localhost:1234/draft2020-12/detached-ref.json", "$defs": {"foo": {"$ref": "#detached"}, "detached": {"$anchor": "detached", "type": "integer"}}}""",
        ["detached-dynamicref.json"] = """{"$id": "http://localhost:1234/draft2020-12/detached-dynamicref.json", "$defs": {"foo": {"$dynamicRef": "#detached"}, "detached": {"$dynamicAnchor": "detached", "type": "integer"}}}""",
        ["tree.json"] = """{"$id": "http://localhost:1234/draft2020-12/tree.json", "$dynamicAnchor": "node", "type": "object", "properties": {"data": true, "children": {"type": "array", "items": {"$dynamicRef": "#node"}}}}""",
        ["extendible-dynamic-ref.json"] = """{"$id": "http://localhost:1234/draft2020-12/extendible-dynamic-ref.json", "properties": {"elements": {"type": "array", "items": {"$dynamicRef": "#elements"}}}, "required": ["elements"], "additionalProperties": false, "$defs": {"elements": {"$dynamicAnchor": "elements"}}}""",
        ["metaschema-no-validation.json"] = """{"$id": "http://localhost:1234/draft2020-12/metaschema-no-validation.json", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/applicator": true, "https://json-schema.org/draft/2020-12/vocab/core": true}}""",
        ["metaschema-optional-vocabulary.json"] = """{"$id": "http://localhost:1234/draft2020-12/metaschema-optional-vocabulary.json", "$vocabulary": {"https://json-schema.org/draft/2020-12/vocab/validation": true, "https://json-schema.org/draft/2020-12/vocab/core": true, "http://localhost:1234/draft/2020-12/vocab/custom": false}}""",
    };

    public static JsonValue? Find(string uri)
        => uri.StartsWith(Origin, StringComparison.Ordinal) && Texts.TryGetValue(uri[Origin.Length..], out var text) ? JsonText.Parse(text) : (JsonValue?)null;
}
