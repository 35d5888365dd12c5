using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Sender: a pure rearrangement with other names, an optional member, an enumeration and nesting.</summary>
public sealed class TripScenario : SenderScenario
{
    public TripScenario()
    {
        RightAsItStands();
        RightEncode("by destructuring", "function encode({ origin, destination, passengers, cabin, note }) { return { trip: { from: origin, to: destination }, seats: passengers, class: cabin, remark: note }; }");
        RightEncode("step by step", "function encode(input) { const body = { trip: { from: input.origin, to: input.destination }, seats: input.passengers, class: input.cabin }; if (input.note !== undefined) { body.remark = input.note; } return body; }");
        WrongEncode("origin and destination swapped", Encode_("input.destination", "input.origin", "input.passengers", "input.cabin", "input.note"));
        WrongEncode("destination twice", Encode_("input.destination", "input.destination", "input.passengers", "input.cabin", "input.note"));
        WrongEncode("one seat for all", Encode_("input.origin", "input.destination", "1", "input.cabin", "input.note"));
        WrongEncode("passengers and bags confused", Encode_("input.origin", "input.destination", "input.bags", "input.cabin", "input.note"));
        WrongEncode("cabin fixed", Encode_("input.origin", "input.destination", "input.passengers", "'economy'", "input.note"));
        WrongEncode("first class lost", Encode_("input.origin", "input.destination", "input.passengers", "input.cabin === 'first' ? 'business' : input.cabin", "input.note"));
        WrongEncode("note ignored", "function encode(input) { return { trip: { from: input.origin, to: input.destination }, seats: input.passengers, class: input.cabin }; }");
        WrongEncode("note never absent", Encode_("input.origin", "input.destination", "input.passengers", "input.cabin", "input.note ?? ''"));
        WrongEncode("note cut off", Encode_("input.origin", "input.destination", "input.passengers", "input.cabin", "input.note === undefined ? undefined : input.note.slice(0, 30)"));
        WrongEncode("note without accents", Encode_("input.origin", "input.destination", "input.passengers", "input.cabin", "input.note === undefined ? undefined : input.note.replace(/[^\\x20-\\x7e]/g, '')"));
        WrongEncode("group of ten or more capped", Encode_("input.origin", "input.destination", "Math.min(input.passengers, 9)", "input.cabin", "input.note"));
        WrongDecode("net price", "function decode(reply) { return { cost: reply.price.net, money: reply.price.currency, changeable: reply.terms.changeable, refundable: reply.terms.refundable }; }");
        WrongDecode("terms swapped", "function decode(reply) { return { cost: reply.price.gross, money: reply.price.currency, changeable: reply.terms.refundable, refundable: reply.terms.changeable }; }");
        WrongDecode("currency fixed", "function decode(reply) { return { cost: reply.price.gross, money: 'EUR', changeable: reply.terms.changeable, refundable: reply.terms.refundable }; }");
        WrongDecode("whole units", "function decode(reply) { return { cost: Math.floor(reply.price.gross), money: reply.price.currency, changeable: reply.terms.changeable, refundable: reply.terms.refundable }; }");
        WrongDecode("always refundable", "function decode(reply) { return { cost: reply.price.gross, money: reply.price.currency, changeable: reply.terms.changeable, refundable: true }; }");
    }

    public override string Name => "trip, sender";

    protected override AgentTask Task { get; } = new(
        "Price of a trip.",
        Schema("""{"type":"object","properties":{"origin":{"type":"string"},"destination":{"type":"string"},"passengers":{"type":"integer","minimum":1},"bags":{"type":"integer","minimum":0},"cabin":{"enum":["economy","business","first"]},"note":{"type":"string"}},"required":["origin","destination","passengers","bags","cabin"],"additionalProperties":false}"""),
        Schema("""{"type":"object","properties":{"cost":{"type":"number"},"money":{"type":"string"},"changeable":{"type":"boolean"},"refundable":{"type":"boolean"}},"required":["cost","money","changeable","refundable"]}"""));

    protected override TypedDocument Document_ { get; } = Document(
        "Trip price",
        "Asks what a trip costs for a party, in a class of travel, with a remark for the clerk.",
        """{"type":"object","properties":{"trip":{"type":"object","properties":{"from":{"type":"string"},"to":{"type":"string"}},"required":["from","to"]},"seats":{"type":"integer","minimum":1},"class":{"enum":["economy","business","first"]},"remark":{"type":"string"}},"required":["trip","seats","class"],"additionalProperties":false}""",
        """{"type":"object","properties":{"price":{"type":"object","properties":{"gross":{"type":"number","description":"what the party pays"},"net":{"type":"number","description":"what the carrier gets"},"currency":{"type":"string"}},"required":["gross","net","currency"]},"terms":{"type":"object","properties":{"changeable":{"type":"boolean"},"refundable":{"type":"boolean"}},"required":["changeable","refundable"]}},"required":["price","terms"]}""");

    protected override string GoodEncode => Encode_("input.origin", "input.destination", "input.passengers", "input.cabin", "input.note");

    protected override string GoodDecode => "function decode(reply) { return { cost: reply.price.gross, money: reply.price.currency, changeable: reply.terms.changeable, refundable: reply.terms.refundable }; }";

    protected override JsonValue Encode(JsonValue input) => Object(
        ("trip", Object(("from", input["origin"]), ("to", input["destination"]))), ("seats", input["passengers"]), ("class", input["cabin"]), ("remark", input["note"]));

    protected override JsonValue Decode(JsonValue reply) => Object(
        ("cost", reply["price"]["gross"]), ("money", reply["price"]["currency"]), ("changeable", reply["terms"]["changeable"]), ("refundable", reply["terms"]["refundable"]));

    private static string Encode_(string from, string to, string seats, string cabin, string remark)
        => $"function encode(input) {{ return {{ trip: {{ from: {from}, to: {to} }}, seats: {seats}, class: {cabin}, remark: {remark} }}; }}";
}
