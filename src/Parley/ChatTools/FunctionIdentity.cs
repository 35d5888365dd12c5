namespace Parley.ChatTools;

/// <summary>What an application can know of a tool without running it: its middleware may want to ask a person before an effect.</summary>
/// <param name="Name">What the model calls it.</param>
/// <param name="Peer">Who does the work.</param>
/// <param name="Skill">The skill's id on the card; null for a task of the caller's own and for plain talk.</param>
/// <param name="Effect">The word on the card: <c>none</c>, <c>idempotent</c> or <c>once</c>.</param>
internal sealed record FunctionIdentity(string Name, Uri Peer, string? Skill, string Effect)
{
    public IReadOnlyDictionary<string, object?> ToProperties() => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["parley.peer"] = Peer.AbsoluteUri,
        ["parley.skill"] = Skill,
        ["parley.effect"] = Effect,
    };
}
