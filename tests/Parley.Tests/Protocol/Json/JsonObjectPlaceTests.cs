using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class JsonObjectPlaceTests
{
    [Fact]
    public void Members_of_a_given_shape_behave_like_set_ones()
    {
        var shape = new JsonShape("a", "b");
        var (built, other) = (new JsonObject(shape), new JsonObject(shape));
        (built.Values[0], built.Values[1], other.Values[0]) = (1, 2, 5);
        built["c"] = 3;
        built["a"] = 4;
        Assert.True(built.Remove("b"));
        Assert.Equal("""{"a":4,"c":3}""", new JsonValue(built).ToString());
        Assert.Equal("""{"a":5}""", new JsonValue(other).ToString());
        Assert.Equal(["a", "b"], shape.Names);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void Likely_place_is_a_guess_that_is_checked(int count)
    {
        var members = new JsonObject();
        for (var i = 0; i < count; i++)
        {
            members.Append($"k{i}", i);
        }

        for (var i = 0; i < count; i++)
        {
            Assert.Equal(i, members.Shape.Find($"k{i}"));
            Assert.Equal(i, members.Shape.Find($"k{i}", i));
            Assert.Equal(i, members.Shape.Find($"k{i}", i + 1));
            Assert.Equal(i, members.ValueAt(i).AsNumber);
        }

        Assert.Equal(-1, members.Shape.Find("none", 0));
        Assert.Equal(0, members.Shape.Find("k0", -1));
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
