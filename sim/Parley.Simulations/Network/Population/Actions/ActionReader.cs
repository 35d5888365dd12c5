using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population.Actions;

/// <summary>Reads <c>actions.json</c> of the Agora paper's demo: a list of <c>[user, [server, task], input]</c> and <c>["protocolDb1", [null, "synchronization"], null]</c>.</summary>
internal sealed partial class ActionReader
{
    /// <summary>Mistakes that are told; more are counted.</summary>
    public const int MaxMistakes = 20;

    private const string Form = """must be [user, [server, task], input], such as ["ann", ["hotel1", "bookRoom"], {"startDate": "2024-08-11", "endDate": "2024-08-28"}], or ["protocolDb1", [null, "synchronization"], null]""";

    private readonly List<string> _mistakes = [];
    private readonly List<Step> _steps = [];
    private int _mistaken;
    private int _queries;

    private ActionReader()
    {
    }

    /// <summary>Without actions there are mistakes, each with the index of its entry.</summary>
    public static (ActionList? Actions, IReadOnlyList<string> Mistakes) Read(JsonValue root)
    {
        if (root.AsArray is not { Count: > 0 } entries)
        {
            return (null, [$"must be a list of actions, of which each {Form}"]);
        }

        var reader = new ActionReader();
        foreach (var (index, entry) in entries.Index())
        {
            reader.Add(index, entry);
        }

        return reader.Finish();
    }

    private (ActionList? Actions, IReadOnlyList<string> Mistakes) Finish()
    {
        if (_mistaken > MaxMistakes)
        {
            _mistakes.Add($"and {_mistaken - MaxMistakes} more entries are wrong");
        }

        return _mistakes.Count > 0 ? (null, _mistakes)
            : _queries == 0 ? (null, ["nobody asks anything; there must be an entry such as " + Form])
            : (new ActionList(_steps), []);
    }

    private void Add(int index, JsonValue entry)
    {
        var (step, why) = entry.AsArray is { Count: 3 } parts && parts[0].AsString is { } agent && parts[1].AsArray is { Count: 2 } pair && pair[1].AsString is { } task
            ? pair[0].IsNull ? ReadSynchronization(agent, task) : ReadQuery(agent, pair[0], task, parts[2])
            : (null, Form);
        if (step is not null)
        {
            _steps.Add(step);
        }
        else if (++_mistaken <= MaxMistakes)
        {
            _mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"[{index}] {why}"));
        }
    }

    private static (Step? Step, string? Why) ReadSynchronization(string database, string task)
        => task != "synchronization" ? (null, $"names no server for the task '{task}'; only \"synchronization\" has none")
            : Enumerable.Range(1, Screenplay.Databases).FirstOrDefault(number => database == $"protocolDb{number}") is > 0 and var known ? (new Step.Synchronize(known - 1), null)
            : (null, $"names the database '{database}'; there are protocolDb1 to protocolDb{Screenplay.Databases}");

    private (Step? Step, string? Why) ReadQuery(string user, JsonValue server, string task, JsonValue input)
    {
        if (!Name().IsMatch(user))
        {
            return (null, $"names the user '{user}'; a user's name is lowercase letters, digits and hyphens, at most 63");
        }

        // weatherServer is called weather-server here: names of agents stand in addresses.
        var name = Capital().Replace(server.AsString ?? "", match => $"-{match.Value}").ToLowerInvariant();
        var tasks = ServerCatalog.Pairs.Where(pair => pair.Server == name).Select(pair => pair.Task).ToList();
        if (tasks.Count == 0)
        {
            return (null, $"asks {JsonText.Write(server)}, which is no server whom users ask; those are {string.Join(", ", ServerCatalog.Pairs.Select(pair => pair.Server).Distinct())}");
        }

        if (!tasks.Contains(task))
        {
            return (null, $"asks {name} for '{task}'; it does {string.Join(", ", tasks)}");
        }

        if (ServerCatalog.All.Any(other => other.Name == user))
        {
            return (null, $"names the user '{user}', which is a server");
        }

        var (read, why) = ActionInput.Read(task, input);
        return read is null ? (null, why) : (new Step.Ask(new Query(++_queries, user, new ServerTask(name, task), read)), null);
    }

    [GeneratedRegex(@"^(?=.{1,63}\z)(?!database[0-9]\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Name();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
