using System.Text;

namespace Parley.Benchmarks.Fuzzing.Mutation;

/// <summary>Words that mean something to one decoder or another, and values that have hurt decoders before.</summary>
internal static class Dictionary
{
    private static readonly string[] Names =
    [
        "protocolHash", "protocolSources", "protocolSource", "body", "multiround", "status", "error", "message", "conversationId", "conversationExpires", "queryId", "requiresNegotiation",
        "suggestedProtocol", "usage", "hash", "sources", "metadata", "protocols", "name", "description", "url", "skills", "agents", "id", "input", "output", "effect", "schemas", "mode", "modelCalls", "cost",
        "type", "properties", "required", "additionalProperties", "items", "prefixItems", "contains", "minContains", "maxContains", "enum", "const", "pattern", "patternProperties", "propertyNames",
        "dependentRequired", "dependentSchemas", "if", "then", "else", "allOf", "anyOf", "oneOf", "not", "$ref", "$dynamicRef", "$anchor", "$dynamicAnchor", "$id", "$defs", "$schema", "$vocabulary", "format",
        "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems", "minItems", "maxItems", "minProperties", "maxProperties", "unevaluatedItems",
        "unevaluatedProperties", "default", "examples", "contentEncoding", "__proto__", "constructor", "toString", "length", "", "choices", "content", "tool_calls", "function", "arguments", "finish_reason",
        "delta", "index", "prompt_tokens", "completion_tokens", "at", "duration", "kind", "side", "agent", "peer", "subject", "document", "toolCalls", "stepDowns", "evidence", "version", "role", "contents",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\0", "\u2028", "\uFEFF", "é", "\U0001F600", "negotiation", "success", "failure", "rejected", "error", "none", "once", "idempotent", "object", "string", "integer", "number", "array", "null", "boolean",
        "http://127.0.0.1/x", "https://example.org/doc", "data:text/plain;charset=utf-8,hello", "data:;base64,aGVsbG8=", "data:text/plain;base64,!!", "file:///etc/passwd", "gopher://x", "#/$defs/a", "#a", "#", "//x",
        "^[a-z]+$", "(a*)*b", "[", "(?<n>x)\\k<n>", "\\p{L}+", "\\u{10FFFF}", "a{2,5}?", "date", "date-time", "uri", "email", "uuid", "regex", "ipv6", "hostname", "json-pointer", "duration",
        "2026-11-20", "2026-11-20T10:00:00Z", "47DEQpj8HBSa+/TImW+5JCeuQeR=", "da39a3ee5e6b4b0d3255bfef95601890afd80709", "{\"a\":1}", "[1,2]", "\"x\"", "{", "<think>", "```json\n{}\n```", "true", "1e400", "NaN",
        "Exchange", "Sender", "Receiver", "Routine", "Language", "Live", "assistant", "tool", "user", "00:00:01", "0.1", "-1", "A", "\\", "\"", "'", "${", "`", "/*", "//", "*/", "=>", "...", "async", "await ",
    ];

    private static readonly double[] Numbers = [0, -0.0, 1, -1, 2, 0.5, 1e21, 1e-7, 1e308, 5e-324, 9007199254740991, 9007199254740993, 4294967296, 2147483648, -2147483649, 1e15, 123456789.125, 64, 65, 255, 256];

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\\"", "\\u0000", "\\uD800", "\\uDC00", "\\x", "null", "true", "false", "-", "1e", "1.", "00", "1e999", "\t", "\n", "\r\n", "\uFEFF", "---\n", "\n---\n", "name: ", "description: |\n  ",
        "references:\n  - hash: \"", "multiround: true\n", "```json\n", "\n```\n", "## Request schema\n", "## Reply schema\n", "<name>", "</name>", "<description>", "&", "*a", "!!int", "? ", "%", "%41", "data:,", ";base64,",
        "function f(a) {", "return ", "const x = ", "let y;", "for (const i of a) ", "while (true) ", "if (a) ", " else ", "try {", "} catch (e) {", "finally {", "throw ", "await tools.x(", "async ", "=>", "...", "?.", "??", "`${", "switch (a) {",
        "case 1:", "default:", "break;", "continue;", "a[0]", "a.b", "(", ")", ";", "/x/g", "1_000", "0x1F", "1n", "new Map(", "typeof ", "delete ", "this", "class A {", "import(", "eval(", "<PROTOCOL>", "</PROTOCOL>", "<think>", "</think>",
        "yes", "no", "I can't", "'", "True", "None", "data: ", "data: [DONE]\n\n", "event: x\n", "\u0000", "\u00FF", "(?", "(?:", "(?<", "[^", "]-", "{1,", "}?", "|", "\\b", "\\d", "\\p{", "\\1", "^", "$", "*", "+", ".",
    ];

    public static string Name(Random random) => Names[random.Next(Names.Length)];

    public static string Text(Random random) => Texts[random.Next(Texts.Length)];

    public static double Number(Random random) => Numbers[random.Next(Numbers.Length)];

    public static byte[] Token(Random random) => random.Next(12) switch
    {
        0 => [(byte)random.Next(0x80, 0x100), (byte)random.Next(0x80, 0x100)],
        1 => Encoding.UTF8.GetBytes(Name(random)),
        2 => Encoding.UTF8.GetBytes(Text(random)),
        _ => Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]),
    };
}
