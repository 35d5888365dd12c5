// Skeleton until branch `adapters` is merged.
#pragma warning disable
using Parley.Core.Diagnostics; using Parley.Protocol.Json;
namespace Parley.Core.Skills.Tools;
public sealed class HttpToolOptions { public string Method { get; set; } = "GET"; public string Url { get; set; } = ""; public IDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>(); public TimeSpan Timeout { get; set; } public int MaxReplyBytes { get; set; } public IReadOnlyList<string> Validate(Parley.Protocol.Schemas.JsonSchema input) => []; }
public sealed class HttpTool(HttpToolOptions options, Parley.Protocol.Schemas.JsonSchema input, Parley.Core.Transport.ITransport transport) : ITool { public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken) => throw new NotSupportedException(); }
public sealed class ModelTool(string instructions, Parley.Protocol.Schemas.JsonSchema output, Parley.Core.Prompting.ModelAsker asker) : ITool { public ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken) => throw new NotSupportedException(); }
