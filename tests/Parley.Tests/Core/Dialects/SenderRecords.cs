using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;

namespace Parley.Tests.Core.Dialects;

/// <summary>What a sender wrote down besides its exchanges.</summary>
internal static class SenderRecords
{
    public static async Task<IReadOnlyList<ExchangeRecord>> NegotiationsAsync(SenderNode node)
        => await node.Node.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery { Kind = RecordKind.Negotiation }, TestContext.Current.CancellationToken);
}
