using Parley.Core.Skills;

namespace Parley.Functions;

/// <summary>What a function gets besides its input.</summary>
internal readonly record struct FunctionGifts(ExchangeContext Context, IServiceProvider? Services, CancellationToken CancellationToken)
{
    public static bool Has(Type type) => type == typeof(CancellationToken) || type == typeof(ExchangeContext) || type == typeof(IServiceProvider);

    public object Of(Type type) => type == typeof(CancellationToken) ? CancellationToken
        : type == typeof(ExchangeContext) ? Context
        : Services ?? throw new InvalidOperationException("There are no services here: the tool is called outside a node.");
}
