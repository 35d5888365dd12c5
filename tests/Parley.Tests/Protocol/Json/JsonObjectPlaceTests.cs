using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class JsonObjectPlaceTests
{
    [Fact]
    public void Owned_members_behave_like_set_ones()
    {
        var owned = JsonObject.Own([new("a", 1), new("b", 2)]);
        owned["c"] = 3;
        owned["a"] = 4;
        Assert.True(owned.Remove("b"));
        Assert.Equal("""{"a":4,"c":3}""", new JsonValue(owned).ToString());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Place_is_a_hint_that_is_checked(int count)
    {
        var members = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            members.Append($"k{i}", i);
        }

        for (var i = 0; i < count; i++)
        {
            Assert.Equal(i, members.PlaceOf($"k{i}"));
            Assert.True(members.TryGetAt(i, $"k{i}", out var value) && value.AsNumber == i);
            Assert.False(members.TryGetAt(i + 1, $"k{i}", out _));
        }

        Assert.False(members.TryGetAt(-1, "k0", out _));
        Assert.Equal(-1, members.PlaceOf("none"));
    }

    [Fact]
    public void Clone_shares_nothing()
    {
        var first = new JsonObject { ["list"] = new JsonArray([1]), ["o"] = new JsonObject { ["x"] = 1 } };
        var copy = first.DeepClone();
        copy["o"].AsObject!["x"] = 2;
        copy["list"].AsArray!.Add(2);
        copy["n"] = 3;
        Assert.Equal("""{"list":[1],"o":{"x":1}}""", new JsonValue(first).ToString());
        Assert.Equal("""{"list":[1,2],"o":{"x":2},"n":3}""", new JsonValue(copy).ToString());
    }
}
