namespace Parley.Simulations.Network.Clairvoyant;

/// <summary>Exchanges of one kind: the same task at the same server.</summary>
/// <param name="LanguageUsd">Both sides' price of one in plain language.</param>
/// <param name="SenderModelUsd">The sender's price of one by a document with a model; null when nobody has ever paid it.</param>
/// <param name="ReceiverModelUsd">The receiver's price, likewise.</param>
internal sealed record ExchangeDemand(string Task, long Count, decimal LanguageUsd, decimal? SenderModelUsd, decimal? ReceiverModelUsd);
