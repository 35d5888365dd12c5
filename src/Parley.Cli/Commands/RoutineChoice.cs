using System.CommandLine;
using Parley.Core.Programming;

namespace Parley.Cli.Commands;

/// <summary>How a person points at one routine.</summary>
/// <param name="Id">The start of its id.</param>
/// <param name="Document">The start of its document's hash, in either text form.</param>
internal sealed record RoutineChoice(string Id, string? Agent, string? Document)
{
    public bool Fits(RoutineRecord record)
        => Id.Length > 0
            && record.Id.StartsWith(Id, StringComparison.OrdinalIgnoreCase)
            && (Agent is null || record.Key.Agent == Agent)
            && (Document is null || record.Key.Document.ToBase64().StartsWith(Document, StringComparison.Ordinal) || record.Key.Document.ToHex().StartsWith(Document, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives a command what points at a routine, and the way to read it.</summary>
    public static Func<ParseResult, RoutineChoice> AddTo(Command command)
    {
        var id = new Argument<string>("id") { Description = "A routine's id, or the start of it." };
        var agent = new Option<string?>("--agent") { Description = "The agent whose routine it is, where several hold the same.", HelpName = "NAME" };
        var document = new Option<string?>("--document") { Description = "The document it is for, where several share one.", HelpName = "HASH" };
        command.Add(id);
        command.Add(agent);
        command.Add(document);
        return parsed => new RoutineChoice(parsed.GetValue(id)!, parsed.GetValue(agent), parsed.GetValue(document));
    }
}
