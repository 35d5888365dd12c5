using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>Copies the own members of a value, as object spread and <c>Object.assign</c> do.</summary>
internal static class ObjectCopy
{
    public static void Into(Run run, JsonValue source, JsonObject target)
    {
        switch (source.Reference)
        {
            case JsonObject members:
                foreach (var (name, value) in PropertyKeys.Ordered(run, members))
                {
                    // On an object copied onto itself this replaces values alone, which leaves the members in place.
                    MemberWriter.SetMember(run, target, name, value);
                }

                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    MemberWriter.SetMember(run, target, Coercion.NumberToText(run, i), items[i]);
                }

                if (Members.MatchOf(run, items) is { } match)
                {
                    MemberWriter.SetMember(run, target, "index", match.Index);
                    MemberWriter.SetMember(run, target, "input", match.Input);
                    MemberWriter.SetMember(run, target, "groups", match.Groups);
                }

                break;
            case string text:
                for (var i = 0; i < text.Length; i++)
                {
                    MemberWriter.SetMember(run, target, Coercion.NumberToText(run, i), CharacterText.At(text, i));
                }

                break;
            case ErrorValue error:
                Into(run, error.Members, target);
                break;
        }
    }
}
