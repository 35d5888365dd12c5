using Parley.Simulations.Network.Data;

namespace Parley.Tests.Simulations.Network.Data;

public sealed class RelationalDataTests : ServerDataContract
{
    private protected override IServerData Open(Stock stock) => new RelationalData(Database.InMemory(), stock);
}
