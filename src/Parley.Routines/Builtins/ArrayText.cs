using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Joins arrays to text.</summary>
internal static class ArrayText
{
    public static string Join(Run run, JsonArray items, string separator)
    {
        // Nested arrays join too; an array that holds itself ends at the depth limit.
        run.EnterCall();
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var part = Coercion.IsNullish(item) ? "" : Coercion.ToText(run, item);
            run.AllocateString(2.0 * (part.Length + separator.Length));
            text.Append(i > 0 ? separator : "").Append(part);
        }

        run.LeaveCall();
        return text.ToString();
    }
}
