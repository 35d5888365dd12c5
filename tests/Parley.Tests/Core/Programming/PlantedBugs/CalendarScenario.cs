using System.Globalization;
using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Sender: dates written otherwise, moments in UTC, minutes for hours, null for absent.</summary>
public sealed class CalendarScenario : SenderScenario
{
    private const string Day = "`${input.day.slice(8, 10)}.${input.day.slice(5, 7)}.${input.day.slice(0, 4)}`";
    private const string Moment = "new Date(input.deadline).toISOString()";
    private const string Minutes = "Math.round(input.hours * 60)";

    public CalendarScenario()
    {
        RightAsItStands();
        RightEncode("by split and reverse", Encode_("input.day.split('-').reverse().join('.')", Moment, Minutes, "input.room"));
        WrongEncode("month before day", Encode_("`${input.day.slice(5, 7)}.${input.day.slice(8, 10)}.${input.day.slice(0, 4)}`", Moment, Minutes, "input.room"));
        WrongEncode("no leading zeros", Encode_("`${Number(input.day.slice(8, 10))}.${Number(input.day.slice(5, 7))}.${input.day.slice(0, 4)}`", Moment, Minutes, "input.room"));
        WrongEncode("years of two digits", Encode_("`${input.day.slice(8, 10)}.${input.day.slice(5, 7)}.${input.day.slice(2, 4)}`", Moment, Minutes, "input.room"));
        WrongEncode("months from zero", Encode_("`${input.day.slice(8, 10)}.${String(Number(input.day.slice(5, 7)) - 1).padStart(2, '0')}.${input.day.slice(0, 4)}`", Moment, Minutes, "input.room"));
        WrongEncode("leap day moved", Encode_("input.day.endsWith('-02-29') ? `28.02.${input.day.slice(0, 4)}` : " + Day, Moment, Minutes, "input.room"));
        WrongEncode("31st taken for 30th", Encode_(Day + ".replace(/^31/, '30')", Moment, Minutes, "input.room"));
        WrongEncode("offset cut off", Encode_(Day, "`${input.deadline.slice(0, 19)}.000Z`", Minutes, "input.room"));
        WrongEncode("an hour off", Encode_(Day, "new Date(Date.parse(input.deadline) + 3600000).toISOString()", Minutes, "input.room"));
        WrongEncode("hours taken for minutes", Encode_(Day, Moment, "Math.round(input.hours)", "input.room"));
        WrongEncode("half minutes cut off", Encode_(Day, Moment, "Math.floor(input.hours * 60)", "input.room"));
        WrongEncode("whole hours only", Encode_(Day, Moment, "Math.round(input.hours) * 60", "input.room"));
        WrongEncode("null passed on as text", Encode_(Day, Moment, Minutes, "String(input.room)"));
        WrongEncode("null left out", Encode_(Day, Moment, Minutes, "input.room === null ? undefined : input.room"));
        WrongDecode("refusal taken for success", "function decode(reply) { return { booked: true, reference: reply.reference }; }");
        WrongDecode("status misread", "function decode(reply) { return { booked: reply.state !== 'refused', reference: reply.reference }; }");
        WrongDecode("reference without zeros", "function decode(reply) { return { booked: reply.state === 'confirmed', reference: reply.reference.replace(/^0+/, '') }; }");
    }

    public override string Name => "calendar, sender";

    protected override AgentTask Task { get; } = new(
        "Book a room for a day and some hours.",
        Schema("""{"type":"object","properties":{"day":{"type":"string","format":"date"},"deadline":{"type":"string","format":"date-time"},"hours":{"type":"number","exclusiveMinimum":0,"maximum":48},"room":{"type":["string","null"]}},"required":["day","deadline","hours","room"],"additionalProperties":false}"""),
        Schema("""{"type":"object","properties":{"booked":{"type":"boolean"},"reference":{"type":"string"}},"required":["booked","reference"]}"""));

    protected override TypedDocument Document_ { get; } = Document(
        "Room booking",
        "The day is written DD.MM.YYYY. The answer is wanted by the instant 'until', which is in UTC with milliseconds. The length is in minutes, rounded to whole ones, halves up. The room is null for any room. The state 'pending' is not a booking.",
        """{"type":"object","properties":{"day":{"type":"string"},"until":{"type":"string","format":"date-time"},"minutes":{"type":"integer"},"room":{"type":["string","null"]}},"required":["day","until","minutes","room"],"additionalProperties":false}""",
        """{"type":"object","properties":{"state":{"enum":["confirmed","pending","refused"]},"reference":{"type":"string"}},"required":["state","reference"]}""");

    protected override string GoodEncode => Encode_(Day, Moment, Minutes, "input.room");

    protected override string GoodDecode => "function decode(reply) { return { booked: reply.state === 'confirmed', reference: reply.reference }; }";

    protected override JsonValue Encode(JsonValue input)
    {
        var day = DateOnly.ParseExact(input["day"].AsString!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var until = DateTimeOffset.Parse(input["deadline"].AsString!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime;
        return Object(
            ("day", day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
            ("until", until.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            ("minutes", Math.Floor((input["hours"].AsNumber * 60) + 0.5)),
            ("room", input["room"]));
    }

    protected override JsonValue Decode(JsonValue reply) => Object(("booked", reply["state"].AsString == "confirmed"), ("reference", reply["reference"]));

    private static string Encode_(string day, string until, string minutes, string room)
        => $"function encode(input) {{ return {{ day: {day}, until: {until}, minutes: {minutes}, room: {room} }}; }}";
}
