using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Functions;

/// <summary>A typed handler of a document's requests.</summary>
internal sealed class DocumentFunction<TRequest, TReply>(Func<TRequest, CancellationToken, ValueTask<TReply>> handler)
{
    public async ValueTask<Outcome<JsonValue>> HandleAsync(JsonValue request, ExchangeContext context, CancellationToken cancellationToken)
        => FunctionJson.Read(request, typeof(TRequest)).TryGet(out var given, out var error)
            ? await FunctionCall.RunAsync(async () => await handler((TRequest)given!, cancellationToken), static reply => FunctionJson.Write(reply), cancellationToken)
            : error;
}

/// <summary>Typed code over the JSON bodies of a document.</summary>
internal static class DocumentFunction
{
    public static Outcome<JsonValue> Apply<TIn, TOut>(Func<TIn, TOut> function, JsonValue value)
        => FunctionJson.Read(value, typeof(TIn)).TryGet(out var given, out var error)
            ? FunctionCall.Run(() => FunctionJson.Write(function((TIn)given!)))
            : error;
}
