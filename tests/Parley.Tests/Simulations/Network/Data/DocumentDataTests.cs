using Parley.Simulations.Network.Data;

namespace Parley.Tests.Simulations.Network.Data;

public sealed class DocumentDataTests : ServerDataContract
{
    private protected override IServerData Open(Stock stock) => new DocumentData(stock);
}
