using Parley.Protocol.Json;

namespace Parley.Protocol.Documents;

/// <summary>The two JSON Schemas (2020-12) of a typed document, as written in it. Shared: read, never changed.</summary>
/// <param name="Request">What the body of a request must satisfy.</param>
/// <param name="Reply">What the body of a reply must satisfy.</param>
public sealed record DocumentSchemas(JsonValue Request, JsonValue Reply);
