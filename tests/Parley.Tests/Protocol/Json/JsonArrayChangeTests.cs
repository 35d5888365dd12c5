using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class JsonArrayChangeTests
{
    [Fact]
    public void Changes_keep_the_rest_in_place()
    {
        var array = new JsonArray([1, 2, 3, 4, 5]);
        array.Insert(0, 0);
        array.Insert(6, 6);
        array.RemoveRange(2, 2);
        Assert.Equal("[0,1,4,5,6]", array.ToText());
        array.Reverse();
        array[0] = "six";
        Assert.Equal("""["six",5,4,1,0]""", array.ToText());
    }

    [Fact]
    public void What_was_cut_off_does_not_come_back()
    {
        var array = new JsonArray([1, 2, 3]);
        array.Resize(1);
        array.Resize(4);
        Assert.True(array[1].IsMissing && array[2].IsMissing && array[3].IsMissing);
        array.RemoveRange(0, 4);
        Assert.Empty(array);
        array.Resize(2);
        Assert.True(array[0].IsMissing);
    }

    [Fact]
    public void Places_outside_are_refused()
    {
        var array = new JsonArray(8) { 1 };
        Assert.ThrowsAny<Exception>(() => array[1]);
        Assert.ThrowsAny<Exception>(() => array[1] = 2);
        Assert.ThrowsAny<ArgumentException>(() => array.Insert(2, 2));
        Assert.ThrowsAny<ArgumentException>(() => array.RemoveRange(0, 2));
        Assert.Equal("[1]", array.ToText());
    }

    [Fact]
    public void Walk_sees_what_is_added()
    {
        var array = new JsonArray([1, 2]);
        var seen = new List<double>();
        foreach (var item in array)
        {
            seen.Add(item.AsNumber);
            if (seen.Count < 4)
            {
                array.Add(seen.Count + 10);
            }
        }

        Assert.Equal([1, 2, 11, 12, 13], seen);
    }
}

file static class Texts
{
    public static string ToText(this JsonArray array) => new JsonValue(array).ToString();
}
