using Parley.Protocol.Json;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.Population.Actions;

/// <summary>An input of the demo's file as the task takes it.</summary>
internal static class ActionInput
{
    /// <summary>Without an input there is a reason.</summary>
    public static (JsonObject? Input, string? Why) Read(string task, JsonValue input)
    {
        var schema = NetworkTasks.Get(task).Input;
        if (input.AsObject is not { } members)
        {
            return (null, $"gives {task} an input that is no object but {JsonText.Write(input)}");
        }

        var properties = schema.Source["properties"];
        if (members.FirstOrDefault(member => properties[member.Key].IsMissing).Key is { } unknown)
        {
            return (null, $"gives {task} the member '{unknown}', which it does not take");
        }

        var read = new JsonObject(members.Count);
        foreach (var (name, value) in members)
        {
            read.Add(name, Single(value, properties[name]));
        }

        return schema.Validate(read, 1) is [var violation] ? (null, $"gives {task} an input of which {violation}") : (read, null);
    }

    /// <summary>The demo's days of films are lists of one text, by a comma too many in its generator.</summary>
    private static JsonValue Single(JsonValue value, JsonValue property)
        => value.AsArray is { Count: 1 } only && property["type"].AsString == "string" ? only[0] : value;
}
