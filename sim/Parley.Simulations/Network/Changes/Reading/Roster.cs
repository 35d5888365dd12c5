using Parley.Core.Skills;
using Parley.Simulations.Network.Servers;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.Changes.Reading;

/// <summary>The servers that are there at one point of a script.</summary>
/// <param name="isUser">Whether a user has this name.</param>
internal sealed class Roster(Func<string, bool> isUser)
{
    private readonly Dictionary<string, Server> _present = ServerCatalog.All.ToDictionary(server => server.Name, StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly Dictionary<ServerTask, AgentTask> _renamed = [];

    /// <summary>Who is there, to be read in a mistake.</summary>
    public string Names => string.Join(", ", _present.Keys);

    public Server? Find(string name) => _present.GetValueOrDefault(name);

    /// <summary>Whether an agent has this name or had it.</summary>
    public bool IsTaken(string name) => _present.ContainsKey(name) || _gone.Contains(name) || isUser(name);

    public void Put(Server server) => _present[server.Name] = server;

    public void Remove(string name)
    {
        _present.Remove(name);
        _gone.Add(name);
    }

    /// <summary>A skill in the names that the server has for its members now.</summary>
    public AgentTask OfferOf(Server server, ServerSkill skill) => _renamed.GetValueOrDefault(new ServerTask(server.Name, skill.Id), skill.Offer);

    public void Rename(Server server, ServerSkill skill, RenamedMembers names)
    {
        var offer = OfferOf(server, skill);
        _renamed[new ServerTask(server.Name, skill.Id)] = new AgentTask(offer.Description, names.Rename(offer.Input), names.Rename(offer.Output));
    }

    /// <summary>Names of all tasks that a server does.</summary>
    public static IEnumerable<string> TasksOf(Server server) => NetworkTasks.Names.Where(task => server.Skills.Any(skill => skill.Id == ServerCatalog.SkillIdFor(task)));
}
