namespace Parley.Simulations.Network.Clairvoyant;

/// <summary>All exchanges about one skill, which one document can serve, with what there is to buy. A price is null when nothing of the kind can be had.</summary>
/// <param name="FirstUsd">Both sides' price of the first exchange in plain language; it stands beside <paramref name="Later"/>.</param>
/// <param name="Later">All exchanges but the first.</param>
/// <param name="NegotiationUsd">Both sides' price of a document.</param>
/// <param name="SenderRoutineUsd">Price of a sender's routine with its evidence, by task; a task that isn't there has none.</param>
/// <param name="ReceiverRoutineUsd">Price of the receiver's routine with its evidence.</param>
internal sealed record SkillDemand(decimal FirstUsd, IReadOnlyList<ExchangeDemand> Later, decimal? NegotiationUsd, IReadOnlyDictionary<string, decimal> SenderRoutineUsd, decimal? ReceiverRoutineUsd);
