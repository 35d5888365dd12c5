using Parley.Core.Diagnostics;
using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Simulations.Network.Data;

public sealed class PostgresServerTests
{
    private const string Secret = "sesame";

    [Fact]
    public void As_text_it_is_its_address()
    {
        var server = PostgresServer.Parse($"Host=db.example;Port=5433;Username=anna;Password={Secret};Database=shop").Value;
        Assert.Equal("db.example:5433/shop", server.ToString());
        Assert.DoesNotContain(Secret, new NetworkOptions { Postgres = server }.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Username=anna")]
    [InlineData($"postgresql://anna:{Secret}@db.example/shop")]
    [InlineData($"Host=db.example;Password=a;{Secret}=b")]
    [InlineData($"Host=db.example;Port={Secret}")]
    [InlineData($"Host=db.example;Port=99999999999;Password={Secret}")]
    public void What_cannot_be_read_is_told_without_quoting_it(string connection)
    {
        var error = PostgresServer.Parse(connection).Error;
        Assert.Equal(ParleyErrorCode.InvalidRequest, error?.Code);
        Assert.Contains("Host=127.0.0.1", error!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }
}
