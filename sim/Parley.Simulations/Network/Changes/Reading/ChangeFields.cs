using System.Globalization;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Changes.Reading;

/// <summary>The members of one change; what is wrong with them is gathered.</summary>
internal sealed class ChangeFields(JsonValue entry, Roster roster)
{
    private const string Tables = "tables";
    private const string Documents = "documents";

    private readonly List<string> _mistakes = [];

    public IReadOnlyList<string> Mistakes => _mistakes;

    public JsonValue this[string name] => entry[name];

    public void Mistake(string mistake) => _mistakes.Add(mistake);

    /// <summary>Null when it is not there or no text; the latter is a mistake.</summary>
    public string? Find(string name)
    {
        if (entry[name] is { IsMissing: false, AsString: null or "" })
        {
            Mistake($"has the \"{name}\" {JsonText.Write(entry[name])}, which must be a text");
        }

        return entry[name].AsString is { Length: > 0 } text ? text : null;
    }

    /// <summary>As <see cref="Find"/>; that it is not there is a mistake, too.</summary>
    public string? Need(string name)
    {
        if (entry[name].IsMissing)
        {
            Mistake($"lacks \"{name}\"");
        }

        return Find(name);
    }

    /// <summary>0 when it is none.</summary>
    /// <param name="what">Of what it is a number.</param>
    public int Integer(string name, int most, string what)
    {
        var (value, number) = (entry[name], entry[name].AsNumber);
        if (number >= 1 && number <= most && number == Math.Floor(number))
        {
            return (int)number;
        }

        Mistake(string.Create(CultureInfo.InvariantCulture, $"{(value.IsMissing ? $"lacks \"{name}\"" : $"has the \"{name}\" {JsonText.Write(value)}")}, which must be a number of {what}, 1 to {most}"));
        return 0;
    }

    /// <summary>A server that is there.</summary>
    public Server? Server(string name)
    {
        var text = Need(name);
        var found = text is null ? null : roster.Find(text);
        if (text is not null && found is null)
        {
            Mistake($"names '{text}' in \"{name}\", which is no server then; there are {roster.Names}");
        }

        return found;
    }

    /// <summary>The server with the model and the kind of database that are named.</summary>
    public Server Equip(Server server)
    {
        var (model, data) = (Find("model") ?? server.Model, Find("data"));
        if (!PaperModels.Users.Contains(model))
        {
            Mistake($"names the model '{model}'; there are {string.Join(", ", PaperModels.Users)}");
        }

        if (data is not (null or Tables or Documents))
        {
            Mistake($"names the data '{data}', which must be \"{Tables}\" or \"{Documents}\"");
        }

        return server with { Model = model, IsRelational = data is null ? server.IsRelational : data == Tables };
    }
}
