using System.Collections.Frozen;
using Parley.Core.Skills;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Simulations.Network.Tasks;

/// <summary>What the agents of the network want of each other, in the words of whoever asks. The tasks are those of the Agora paper's network, in words of our own.</summary>
internal static class NetworkTasks
{
    private const string Resource = "tasks.json";

    private static readonly FrozenDictionary<string, AgentTask> Tasks = Read().ToFrozenDictionary(task => task.Name!, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByKey = Tasks.Values.ToFrozenDictionary(task => task.Key, task => task.Name!, StringComparer.Ordinal);

    /// <summary>Of all tasks, in alphabetical order.</summary>
    public static IEnumerable<string> Names => Tasks.Keys.Order(StringComparer.Ordinal);

    /// <summary>The task of this name; throws when there is none.</summary>
    public static AgentTask Get(string name) => Tasks[name];

    /// <summary>Name of the task that records call by this key; what is no task stays as it is.</summary>
    public static string NameOf(string key) => ByKey.GetValueOrDefault(key, key);

    private static IEnumerable<AgentTask> Read()
    {
        using var stream = typeof(NetworkTasks).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        foreach (var (name, task) in JsonText.Parse(reader.ReadToEnd()).AsObject!)
        {
            yield return new AgentTask(task["description"].AsString!, Schema(task["input"]), Schema(task["output"]))
            {
                Name = name,
                Effect = Enum.Parse<SkillEffect>(task["effect"].AsString!, ignoreCase: true),
            };
        }
    }

    private static JsonSchema Schema(JsonValue source)
    {
        var compiled = JsonSchema.Compile(source);
        return compiled.Schema ?? throw new FormatException($"{Resource}: {JsonText.Write(source)} is no schema.");
    }
}
