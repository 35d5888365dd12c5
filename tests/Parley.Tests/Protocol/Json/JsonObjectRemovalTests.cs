using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Json;

public sealed class JsonObjectRemovalTests
{
    [Fact]
    public void Every_member_is_found_after_each_of_many_removals()
    {
        var random = new Random(3);
        var names = Enumerable.Range(0, 60).Select(i => $"m{i}").ToList();
        var members = new JsonObject();
        names.ForEach(name => members[name] = name);
        for (var i = 60; names.Count > 0; i++)
        {
            var name = names[random.Next(names.Count)];
            Assert.True(members.Remove(name));
            Assert.False(members.Remove(name));
            names.Remove(name);
            if (i % 3 == 0)
            {
                names.Add($"m{i}");
                members[$"m{i}"] = $"m{i}";
            }

            Assert.Equal(names, members.Select(member => member.Key));
            Assert.All(names, left => Assert.Equal(left, members[left].AsString));
            Assert.False(members.ContainsKey(name));
        }
    }

    [Fact]
    public void Removal_from_a_large_object_allocates_nothing()
    {
        var members = new JsonObject();
        for (var i = 0; i < 1_000; i++)
        {
            members[$"m{i}"] = i;
        }

        Assert.True(members.Remove("m5"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var removed = members.Remove("m6") && members.ContainsKey("m7") && members.Remove("m7");
        Assert.True(removed);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 256);
    }
}
