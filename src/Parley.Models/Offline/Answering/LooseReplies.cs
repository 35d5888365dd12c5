using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Models.Offline.Reading;
using Parley.Models.Offline.Writing;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Makes a task's output from a reply in a stranger's words, such as "It will be 12 degrees with 3 mm."</summary>
internal static class LooseReplies
{
    public static Answer Read(string reply, Shape output)
    {
        var (shape, value) = FactTable.Of(LooseFacts.Read(reply));
        var mapping = FieldMatcher.Match(shape, output, guess: true);
        mapping = mapping with { Links = [.. mapping.Links, .. Chosen(mapping, output, reply)] };
        mapping = mapping with { Missing = [.. mapping.Missing.Where(field => mapping.To(field) is null)] };
        return mapping switch
        {
            { IsComplete: true } => Answering.Answer.Of(Rearranging.Apply(mapping, value)),
            { Missing: [{ Kind: FieldKind.Text, Allowed.Count: 0 } only] } when output.Fields.Count == 1 && !reply.TrimEnd().EndsWith('?') => Answering.Answer.Of(Whole(mapping, only, reply)),
            _ => Answering.Answer.Error($"The reply doesn't say {FieldPhrase.Of(mapping.Missing[0])}: {FieldPhrase.OneLine(reply)}"),
        };
    }

    private static IEnumerable<Link> Chosen(Mapping mapping, Shape output, string reply)
        => from field in output.Fields
           where mapping.To(field) is null
           let choice = LooseChoices.Find(field, reply)
           where !choice.IsMissing
           select new Link(field, FieldMatcher.LeastAffinity) { Constant = choice };

    // A task that asks for one text gets what the other agent said.
    private static JsonValue Whole(Mapping mapping, Field only, string reply)
        => Rearranging.Apply(mapping with { Links = [new Link(only, FieldMatcher.LeastAffinity) { Constant = reply.Trim() }] }, default);
}
