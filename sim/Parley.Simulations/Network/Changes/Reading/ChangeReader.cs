using System.Text.RegularExpressions;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Changes.Reading;

/// <summary>Reads one change after the other, each against the servers that are there by then.</summary>
/// <param name="queries">Queries of the run.</param>
internal sealed partial class ChangeReader(Roster roster, int queries)
{
    private const int MaxEvery = 1_000_000;

    private static readonly Dictionary<string, string[]> Kinds = new()
    {
        ["replace"] = ["model", "data"],
        ["change"] = ["skill", "rename"],
        ["add"] = ["like", "description", "model", "data"],
        ["remove"] = ["instead"],
        ["ask"] = ["of", "every"],
    };

    private static readonly string KindNames = string.Join(", ", Kinds.Keys.Select(kind => $"\"{kind}\""));

    /// <summary>Without a change there are mistakes.</summary>
    public (NetworkChange? Change, IReadOnlyList<string> Mistakes) Read(JsonValue entry)
    {
        if (entry.AsObject is not { } members)
        {
            return (null, [$"is no object but {JsonText.Write(entry)}"]);
        }

        var kinds = members.Select(member => member.Key).Where(Kinds.ContainsKey).ToList();
        if (kinds is not [var kind])
        {
            return (null, [kinds.Count == 0 ? $"says not what changes; it must have one of {KindNames}" : $"says {string.Join(" and ", kinds.Select(each => $"\"{each}\""))} at once; make it {kinds.Count} changes"]);
        }

        var fields = new ChangeFields(entry, roster);
        foreach (var (name, _) in members.Where(member => member.Key != "at" && member.Key != kind && !Kinds[kind].Contains(member.Key)))
        {
            fields.Mistake($"has the member \"{name}\"; \"{kind}\" goes with {string.Join(", ", Kinds[kind].Select(each => $"\"{each}\""))}");
        }

        var at = fields.Integer("at", queries, "a query of the run");
        NetworkChange? change = kind switch
        {
            "replace" => ReadReplace(at, fields),
            "change" => ReadRename(at, fields),
            "add" => ReadAdd(at, fields),
            "remove" => ReadRemove(at, fields),
            _ => ReadAsk(at, fields),
        };
        return fields.Mistakes.Count > 0 ? (null, fields.Mistakes) : (change, []);
    }

    private NetworkChange.Replace? ReadReplace(int at, ChangeFields fields)
    {
        if (fields.Server("replace") is not { } old)
        {
            return null;
        }

        var server = fields.Equip(old);
        roster.Put(server);
        return new NetworkChange.Replace(at, server);
    }

    private NetworkChange.Rename? ReadRename(int at, ChangeFields fields)
    {
        var (server, id) = (fields.Server("change"), fields.Need("skill"));
        var skill = server?.Skills.FirstOrDefault(each => each.Id == id);
        if (server is not null && id is not null && skill is null)
        {
            fields.Mistake($"changes the skill '{id}' of {server.Name}, which has {string.Join(", ", server.Skills.Select(each => each.Id))}");
        }

        if (fields["rename"].AsObject is not { Count: > 0 } renames)
        {
            fields.Mistake("""lacks "rename", an object of new names by old ones, such as {"numPeople": "guests"}""");
            return null;
        }

        if (server is null || skill is null)
        {
            return null;
        }

        CheckNames(server, skill, renames, fields);
        if (fields.Mistakes.Count > 0)
        {
            return null;
        }

        var names = new RenamedMembers(renames.ToDictionary(member => member.Key, member => member.Value.AsString!, StringComparer.Ordinal));
        roster.Rename(server, skill, names);
        return new NetworkChange.Rename(at, server.Name, skill.Id, names);
    }

    private void CheckNames(Server server, ServerSkill skill, JsonObject renames, ChangeFields fields)
    {
        var offer = roster.OfferOf(server, skill);
        List<string> members = [.. new[] { offer.Input, offer.Output }.SelectMany(schema => schema.Source["properties"].AsObject ?? []).Select(member => member.Key)];
        foreach (var (old, next) in renames)
        {
            if (!members.Contains(old))
            {
                fields.Mistake($"renames '{old}', which {server.Name}/{skill.Id} has not; it has {string.Join(", ", members.Distinct())}");
            }
            else if (next.AsString is not { } name || !Member().IsMatch(name))
            {
                fields.Mistake($"renames '{old}' to {JsonText.Write(next)}, which must be a name of letters and digits");
            }
            else if (members.Contains(name))
            {
                fields.Mistake($"renames '{old}' to '{name}', which is there already");
            }
            else
            {
                members.Add(name);
            }
        }
    }

    private NetworkChange.Add? ReadAdd(int at, ChangeFields fields)
    {
        var (name, like, description) = (fields.Need("add"), fields.Server("like"), fields.Find("description"));
        if (name is not null && !Name().IsMatch(name))
        {
            fields.Mistake($"adds '{name}'; a server's name is lowercase letters, digits and hyphens, at most 30, and not user or database with a number");
        }
        else if (name is not null && roster.IsTaken(name))
        {
            fields.Mistake($"adds '{name}', a name that somebody has or had; choose another");
        }

        if (name is null || like is null)
        {
            return null;
        }

        var server = fields.Equip(like) with { Name = name };
        server = description is null ? server : server with { Description = description };
        if (Name().IsMatch(name) && !roster.IsTaken(name))
        {
            // Also when something else is wrong, so that what follows is not told that it is not there.
            roster.Put(server);
        }

        return new NetworkChange.Add(at, server);
    }

    private NetworkChange.Remove? ReadRemove(int at, ChangeFields fields)
    {
        var (old, instead) = (fields.Server("remove"), fields["instead"].IsMissing ? null : fields.Server("instead"));
        if (old is null)
        {
            return null;
        }

        if (instead == old)
        {
            fields.Mistake($"names {old.Name} in place of itself");
        }
        else if (instead is not null && old.Skills.Where(skill => instead.Skills.All(other => other.Id != skill.Id)).Select(skill => skill.Id).ToList() is { Count: > 0 } lacking)
        {
            fields.Mistake($"names {instead.Name} in place of {old.Name}, but it has no {string.Join(", ", lacking)}");
        }

        roster.Remove(old.Name);
        return new NetworkChange.Remove(at, old.Name, instead?.Name);
    }

    private static NetworkChange.Ask? ReadAsk(int at, ChangeFields fields)
    {
        var (task, server, every) = (fields.Need("ask"), fields.Server("of"), fields.Integer("every", MaxEvery, "queries"));
        if (task is null || server is null)
        {
            return null;
        }

        if (!Roster.TasksOf(server).Contains(task))
        {
            fields.Mistake($"asks {server.Name} for '{task}'; it does {string.Join(", ", Roster.TasksOf(server))}");
        }

        return new NetworkChange.Ask(at, new ServerTask(server.Name, task), every);
    }

    [GeneratedRegex(@"^(?=.{1,30}\z)(?!(user|database)[0-9]+\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{0,62}\z")]
    private static partial Regex Member();
}
