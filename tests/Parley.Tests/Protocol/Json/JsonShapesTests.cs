using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class JsonShapesTests
{
    private readonly JsonShapes _shapes = new();

    [Fact]
    public void Shape_is_made_when_the_names_come_a_second_time()
    {
        Assert.Null(Shape("city", "day"));
        Assert.Null(Shape("city", "day"));
        var shape = Shape("city", "day");
        Assert.NotNull(shape);
        Assert.Same(shape, Shape("city", "day"));
        Assert.Equal(["city", "day"], shape.Names);
        Assert.Same(shape, shape.Shorter!.Next);
        Assert.Equal(",\"day\":"u8, shape.Written);
        Assert.NotSame(shape, Shape("day", "city"));
    }

    [Fact]
    public void Shape_that_came_twice_outlives_a_flood_of_names_that_come_once()
    {
        Shape("outlives");
        var shape = Shape("outlives");
        for (var i = 0; i < 100_000; i++)
        {
            Assert.Null(_shapes.Extend(JsonShape.Empty, $"{i}flood{i}"));
        }

        Assert.NotNull(shape);
        Assert.Same(shape, Shape("outlives"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("día")]
    [InlineData("a\"b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a name of 33 characters, one beyond")]
    public void Awkward_names_are_not_shared(string name)
    {
        Assert.Null(Shape(name));
        Assert.Null(Shape(name));
    }

    [Fact]
    public void A_literal_with_a_long_name_gives_nothing_to_be_kept()
    {
        var (plain, awkward) = (new JsonShape("a", "b"), new JsonShape("a", new string('n', 33)));
        Assert.Null(_shapes.Extend(awkward, "c"));
        Assert.Null(_shapes.Extend(awkward, "c"));
        Assert.Null(_shapes.Extend(plain, "c"));
        Assert.NotNull(_shapes.Extend(plain, "c"));
    }

    [Fact]
    public void Objects_of_many_members_have_their_own_shape()
    {
        string[] names = [.. Enumerable.Range(0, JsonShape.MaxSharedNames + 1).Select(i => $"m{i}")];
        foreach (var _ in names)
        {
            Shape(names);
        }

        Assert.NotNull(Shape(names[..^1]));
        Assert.Null(Shape(names));
    }

    [Fact]
    public void Own_shape_of_one_object_is_not_that_of_its_clone()
    {
        var first = new JsonObject();
        for (var i = 0; i < 20; i++)
        {
            first[$"own{i}"] = i;
        }

        var clone = first.DeepClone();
        clone["more"] = 1;
        Assert.True(clone.Remove("own3"));
        Assert.Equal(20, first.Count);
        Assert.Equal(3, first["own3"].AsNumber);
        Assert.False(first.ContainsKey("more"));
    }

    [Fact]
    public void Threads_that_read_at_once_get_their_members()
        => Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var (one, other) = ((i * (thread + 1) % 500).ToString(CultureInfo.InvariantCulture), (i % 7).ToString(CultureInfo.InvariantCulture));
                var read = JsonText.Parse($$"""{"t{{one}}":1,"u{{other}}":2,"t{{other}}":3}""").AsObject!;
                Assert.Equal([$"t{one}", $"u{other}", .. one == other ? Array.Empty<string>() : [$"t{other}"]], read.Members.Names.ToArray());
                Assert.Equal(3, read[$"t{other}"].AsNumber);
            }
        });

    /// <summary>Objects that share shapes, are cloned, grow and shrink, each beside a plain list of what it must hold.</summary>
    [Fact]
    public void No_object_sees_what_happens_to_another()
    {
        var random = new Random(11);
        string[] names = [.. Enumerable.Range(0, 24).Select(i => $"shared{i}"), "", "día", "12", new string('n', 40)];
        var objects = Enumerable.Range(0, 12).Select(_ => (Object: new JsonObject(random.Next(8)), Members: new List<(string Name, double Value)>())).ToArray();
        for (var i = 0; i < 60_000; i++)
        {
            ref var one = ref objects[random.Next(objects.Length)];
            var name = names[random.Next(random.Next(2, names.Length))];
            var place = one.Members.FindIndex(member => member.Name == name);
            switch (random.Next(12))
            {
                case 0:
                    Assert.Equal(place >= 0, one.Object.Remove(name));
                    if (place >= 0)
                    {
                        one.Members.RemoveAt(place);
                    }

                    break;
                case 1:
                    objects[random.Next(objects.Length)] = (one.Object.DeepClone(), [.. one.Members]);
                    break;
                case 2:
                    one = (JsonText.Parse(new JsonValue(one.Object).ToString()).AsObject!, one.Members);
                    break;
                case 3:
                    one = (new JsonObject(), []);
                    break;
                default:
                    one.Object[name] = i;
                    if (place >= 0)
                    {
                        one.Members[place] = (name, i);
                    }
                    else
                    {
                        one.Members.Add((name, i));
                    }

                    break;
            }

            Assert.Equal(one.Members, one.Object.Select(member => (member.Key, member.Value.AsNumber)));
        }

        Assert.All(objects, one => Assert.Equal(one.Members, one.Object.Select(member => (member.Key, member.Value.AsNumber))));
        Assert.All(objects, one => Assert.All(one.Members, member => Assert.Equal(member.Value, one.Object[member.Name].AsNumber)));
    }

    /// <summary>Texts of one another's names in every order, so that what a name remembers is mostly wrong.</summary>
    [Fact]
    public void Objects_have_the_members_of_their_own_text()
    {
        var random = new Random(5);
        string[] names = ["\"a\"", "\"\\u0061\"", "\"b\"", "\"city\"", "\"date\"", "\"days\"", "\"\"", "\"día\"", $"\"{new string('n', 40)}\"", .. Enumerable.Range(0, 80).Select(i => $"\"m{i}\"")];
        string[] spaces = ["", "", "", " ", "\n\t"];
        string Space() => spaces[random.Next(spaces.Length)];
        for (var i = 0; i < 20_000; i++)
        {
            var pool = names.AsSpan(0, random.Next(2, i % 50 == 0 ? names.Length : 9)).ToArray();
            var members = Enumerable.Range(0, random.Next(1, i % 50 == 0 ? 120 : 9)).Select(n => (Name: pool[random.Next(pool.Length)], Value: n)).ToArray();
            var text = $"{{{string.Join(",", members.Select(member => $"{Space()}{member.Name}{Space()}:{Space()}{member.Value}{Space()}"))}}}";
            var expected = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (name, value) in members)
            {
                expected[System.Text.Json.JsonSerializer.Deserialize<string>(name)!] = value;
            }

            Assert.Equal(expected, JsonText.Parse(text).AsObject!.Select(member => KeyValuePair.Create(member.Key, member.Value.AsNumber)));
        }
    }

    /// <summary>What these names lead to in the table of the test; null where one of them came for the first time.</summary>
    private JsonShape? Shape(params string[] names) => names.Aggregate<string, JsonShape?>(JsonShape.Empty, (shape, name) => shape is null ? null : _shapes.Extend(shape, name));
}
