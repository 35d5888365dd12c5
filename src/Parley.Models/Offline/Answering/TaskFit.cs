using Parley.Models.Offline.Fields;
using Parley.Models.Offline.Forms;
using Parley.Models.Offline.Matching;
using Parley.Models.Offline.Words;
using Parley.Models.Offline.Writing;

namespace Parley.Models.Offline.Answering;

/// <summary>Judges whether a task can be done by exchanges of a document.</summary>
internal static class TaskFit
{
    /// <summary>Why not, in a sentence; null when it can.</summary>
    public static string? Judge(string task, Shape input, Shape output, DocumentForm document)
    {
        var about = Intent.Likeness(TermList.Of(task), TermList.Of(document.About), []);
        var request = FieldMatcher.Match(input, document.Request.Shape, guess: about > Intent.Related);
        var result = FieldMatcher.Match(document.Reply.Shape, output, guess: about > Intent.Related);
        if (request.Missing is [var needed, ..])
        {
            return $"the request needs {FieldPhrase.Of(needed)}, which the task doesn't have.";
        }

        return result.Missing is [var wanted, ..] ? $"the reply doesn't hold {FieldPhrase.Of(wanted)}, which the task needs." : null;
    }
}
