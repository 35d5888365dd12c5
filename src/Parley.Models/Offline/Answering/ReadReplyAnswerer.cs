using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Matching;
using Parley.Models.Offline.Prompts;
using Parley.Models.Offline.Reading;
using Parley.Models.Offline.Words;
using Parley.Models.Offline.Writing;
using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>Makes a task's output from what another agent wrote, or answers its question.</summary>
internal sealed class ReadReplyAnswerer : IAnswerer
{
    private const int MaxOwnMessages = 3;

    public Answer Answer(OfflinePrompt prompt)
    {
        var theirs = Said(prompt, "The other agent wrote");
        var own = Said(prompt, "You wrote");
        var reply = theirs.Count > 0 ? theirs[^1] : "";
        var message = MessageReader.Read(reply);
        var output = ShapeReader.Read(prompt.Sections.Json("Output schema"));
        if (message.Facts.Count == 0 && Refusal.IsOne(reply))
        {
            return Answering.Answer.Error(FieldPhrase.OneLine(reply));
        }

        if (message.Facts.Count == 0 && message.Wanted.Fields.Count > 0)
        {
            return own.Count >= MaxOwnMessages ? Answering.Answer.Error("The other agent asks for more than was given.") : Reply(message.Wanted, prompt, own);
        }

        if (message.Facts.Count == 0)
        {
            var read = LooseReplies.Read(reply, output);
            return read.IsError && Question.IsOne(reply) && own.Count < MaxOwnMessages ? Remind(reply, own) : read;
        }

        var mapping = Read(message, output, out var value);
        return mapping.IsComplete
            ? Answering.Answer.Of(Rearranging.Apply(mapping, value))
            : Answering.Answer.Error($"The reply doesn't say {FieldPhrase.Of(mapping.Missing[0])}.");
    }

    private static Mapping Read(Message message, Shape output, out JsonValue value)
    {
        (var shape, value) = FactTable.Of(message.Facts);
        return FieldMatcher.Match(shape, output, guess: true);
    }

    private static Answer Reply(Shape asked, OfflinePrompt prompt, IReadOnlyList<string> own)
    {
        var (shape, value) = FactTable.Of(own.SelectMany(text => MessageReader.Read(text).Facts));
        var mapping = FieldMatcher.Match(shape, asked, guess: true);
        if (!mapping.IsComplete)
        {
            return Answering.Answer.Error($"The other agent asks for {FieldPhrase.Of(mapping.Missing[0])}, which the input doesn't hold.");
        }

        var sentences = mapping.Links.SelectMany(link => FactWriter.Sentences(link.Target, Rearranging.Apply(mapping, value)[link.Target.Path[0]]));
        return new Answer($"<MESSAGE>Here is what you asked for:\n{string.Join('\n', sentences)}</MESSAGE>");
    }

    // A question in a stranger's words: what it has a word in common with is said again, or else everything.
    private static Answer Remind(string question, IReadOnlyList<string> own)
    {
        var asked = TermList.Of(question);
        var facts = own.SelectMany(text => text.Split('\n')).Where(line => FactReader.Read(line) is not null).Distinct().ToList();
        var meant = facts.Where(line => Intent.Meets(TermList.Of(FactReader.Read(line)!.Naming.Key), asked)).ToList();
        return facts.Count == 0
            ? Answering.Answer.Error($"The other agent asks for what the input doesn't hold: {FieldPhrase.OneLine(question)}")
            : new Answer($"<MESSAGE>Here is what you asked for:\n{string.Join('\n', meant.Count > 0 ? meant : facts)}</MESSAGE>");
    }

    private static List<string> Said(OfflinePrompt prompt, string title)
        => [.. prompt.Sections.All.Where(section => section.Key == title).Select(section => Quotation.Unquote(section.Value))];
}
