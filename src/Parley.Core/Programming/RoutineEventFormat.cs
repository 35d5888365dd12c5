using Parley.Core.Storage;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>One line of a routine's story as stored JSON; its key is in columns of its own.</summary>
public static class RoutineEventFormat
{
    public static JsonValue Write(RoutineEvent happened) => new JsonObject(4)
    {
        ["routineId"] = happened.RoutineId,
        ["at"] = StoredFields.Of(happened.At),
        ["kind"] = happened.Kind,
        ["text"] = happened.Text,
    };

    /// <summary>Throws <see cref="FormatException"/> when the stored text is damaged.</summary>
    public static RoutineEvent Read(RoutineKey key, JsonValue json)
    {
        var fields = new StoredFields(json);
        return new RoutineEvent(key, fields.Text("routineId"), fields.Time("at"), fields.Text("kind"), fields.Text("text"));
    }
}
