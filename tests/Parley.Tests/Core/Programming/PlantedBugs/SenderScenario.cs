using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>A sender's scenario: each planted bug replaces one half of a routine whose other half is right.</summary>
public abstract class SenderScenario : Scenario
{
    protected abstract AgentTask Task { get; }

    protected abstract TypedDocument Document_ { get; }

    protected abstract string GoodEncode { get; }

    protected abstract string GoodDecode { get; }

    public override ProgrammingSubject Subject => new SenderSubject("alice", Task, Document_);

    public override JsonValue Expect(JsonValue @case) => @case["input"].IsMissing ? Decode(@case["reply"]) : Encode(@case["input"]);

    protected abstract JsonValue Encode(JsonValue input);

    protected abstract JsonValue Decode(JsonValue reply);

    protected void RightAsItStands() => Right("as it stands", $"{GoodEncode}\n{GoodDecode}");

    protected void RightEncode(string name, string source) => Right(name, $"{source}\n{GoodDecode}");

    protected void RightDecode(string name, string source) => Right(name, $"{GoodEncode}\n{source}");

    protected void WrongEncode(string name, string source) => Wrong(name, $"{source}\n{GoodDecode}");

    protected void WrongDecode(string name, string source) => Wrong(name, $"{GoodEncode}\n{source}");
}
