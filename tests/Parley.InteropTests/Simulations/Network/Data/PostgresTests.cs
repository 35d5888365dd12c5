namespace Parley.InteropTests.Simulations.Network.Data;

/// <summary>Tests that share one server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresProcess>
{
    public const string Name = "PostgreSQL";
}
