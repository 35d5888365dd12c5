using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming;

public sealed class RoutineAddressTests
{
    private static readonly DocumentHash Document = DocumentHash.Of("a document");
    private static readonly JsonValue Input = JsonText.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}""");
    private static readonly JsonValue Output = JsonText.Parse("""{"type":"number"}""");

    [Fact]
    public void The_same_use_has_the_same_address_in_every_version()
        => Assert.Equal("90debfc0af895d91ff74264847e3f76afe9858fd4bd28a64338dc769bea4d53e", RoutineAddress.Of(Document, Side.Sender, Input, Output).Hex);

    [Fact]
    public void Another_document_side_or_schema_has_another_address()
    {
        RoutineAddress[] all =
        [
            RoutineAddress.Of(Document, Side.Sender, Input, Output),
            RoutineAddress.Of(DocumentHash.Of("another"), Side.Sender, Input, Output),
            RoutineAddress.Of(Document, Side.Receiver, Input, Output),
            RoutineAddress.Of(Document, Side.Sender, Output, Input),
            RoutineAddress.Of(Document, Side.Sender, Input),
            RoutineAddress.Of(Document, Side.Sender, new JsonArray([Input, Output])),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void An_address_is_read_back_and_nothing_else_is()
    {
        var address = RoutineAddress.Of(Document, Side.Sender, Input, Output);
        Assert.True(RoutineAddress.TryParse(address.Hex, out var read));
        Assert.Equal(address, read);
        foreach (var text in new[] { "", address.Hex[1..], address.Hex + "0", address.Hex.ToUpperInvariant(), new string('g', 64), new string('\u0660', 64) })
        {
            Assert.False(RoutineAddress.TryParse(text, out _), text);
        }
    }
}
