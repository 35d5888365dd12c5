using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Sender: the same names on both sides, which don't mean the same: units, a rule in prose, a name that is used for another thing.</summary>
public sealed class SameNamesScenario : SenderScenario
{
    public SameNamesScenario()
    {
        RightAsItStands();
        WrongEncode("passed on as it is", "function encode(input) { return input; }");
        WrongEncode("passed on by name", "function encode(input) { return { amount: input.amount, express: input.express, label: input.label }; }");
        WrongEncode("amount not converted", "function encode(input) { return { amount: input.amount, express: input.express, label: input.label.toUpperCase() }; }");
        WrongEncode("label not in capitals", "function encode(input) { return { amount: Math.round(input.amount * 100), express: input.express, label: input.label }; }");
        WrongEncode("first letter in capitals", "function encode(input) { return { amount: Math.round(input.amount * 100), express: input.express, label: input.label.slice(0, 1).toUpperCase() + input.label.slice(1) }; }");
        WrongEncode("cents cut off", "function encode(input) { return { amount: Math.trunc(input.amount * 100), express: input.express, label: input.label.toUpperCase() }; }");
        WrongDecode("reply passed on as it is", "function decode(reply) { return reply; }");
        WrongDecode("reference by name", "function decode(reply) { return { reference: reply.reference, fee: reply.fee }; }");
        WrongDecode("fee in cents", "function decode(reply) { return { reference: reply.ticket, fee: reply.fee }; }");
    }

    public override string Name => "same names, sender";

    protected override AgentTask Task { get; } = new(
        "Send money.",
        Schema("""{"type":"object","properties":{"amount":{"type":"number","minimum":0,"description":"in euros"},"express":{"type":"boolean"},"label":{"type":"string"}},"required":["amount","express","label"],"additionalProperties":false}"""),
        Schema("""{"type":"object","properties":{"reference":{"type":"string","description":"our ticket, to ask about the transfer"},"fee":{"type":"number","description":"in euros"}},"required":["reference","fee"]}"""));

    protected override TypedDocument Document_ { get; } = Document(
        "Transfer",
        "Transfers an amount. The label is in upper case.",
        """{"type":"object","properties":{"amount":{"type":"number","description":"in cents, whole"},"express":{"type":"boolean"},"label":{"type":"string"}},"required":["amount","express","label"],"additionalProperties":false}""",
        """{"type":"object","properties":{"reference":{"type":"string","description":"internal code of the bank"},"ticket":{"type":"string"},"fee":{"type":"number","description":"in cents"}},"required":["reference","ticket","fee"]}""");

    protected override string GoodEncode => "function encode(input) { return { amount: Math.round(input.amount * 100), express: input.express, label: input.label.toUpperCase() }; }";

    protected override string GoodDecode => "function decode(reply) { return { reference: reply.ticket, fee: reply.fee / 100 }; }";

    protected override JsonValue Encode(JsonValue input)
        => Object(("amount", Math.Floor((input["amount"].AsNumber * 100) + 0.5)), ("express", input["express"]), ("label", input["label"].AsString!.ToUpperInvariant()));

    protected override JsonValue Decode(JsonValue reply) => Object(("reference", reply["ticket"]), ("fee", reply["fee"].AsNumber / 100));
}
