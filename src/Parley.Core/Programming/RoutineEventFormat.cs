using System.Text.Json;
using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>One line of a routine's story as stored JSON; its key is in columns of its own.</summary>
public static class RoutineEventFormat
{
    /// <summary>The event as one JSON text in UTF-8, the form in which it is stored.</summary>
    public static string Write(RoutineEvent happened) => StoredText.Write(happened, WriteMembers);

    private static void WriteMembers(Utf8JsonWriter writer, RoutineEvent happened)
    {
        writer.WriteString("routineId", happened.RoutineId);
        writer.WriteTime("at", happened.At);
        writer.WriteString("kind", happened.Kind);
        writer.WriteString("text", happened.Text);
    }

    /// <summary>Throws <see cref="FormatException"/> when the stored text is damaged.</summary>
    public static RoutineEvent Read(RoutineKey key, JsonValue json)
    {
        var fields = new StoredFields(json);
        return new RoutineEvent(key, fields.Text("routineId"), fields.Time("at"), fields.Text("kind"), fields.Text("text"));
    }
}
