namespace Parley.Simulations.Network.Clairvoyant;

/// <summary>
/// The least that any policy can spend who knows all exchanges beforehand. It is bound by what all policies are bound by: a climb runs behind an exchange, so that the first about a skill is in plain language;
/// each document and each routine is paid once, with its evidence, and free to everybody from then on. It is a lower bound, since it pays neither for the takeover of what others have nor for models that judge it.
/// </summary>
internal static class LeastCost
{
    private static readonly bool[] Choices = [false, true];

    /// <summary>USD. Exact: a document serves one skill alone, and once it is known whether the receiver has a routine, each task's sender decides for itself.</summary>
    public static decimal Of(SkillDemand skill)
    {
        var inLanguage = skill.FirstUsd + skill.Later.Sum(exchanges => exchanges.Count * exchanges.LanguageUsd);
        var byDocument = skill.FirstUsd + skill.NegotiationUsd + Choices.Min(hasRoutine => ByDocument(skill, hasRoutine));
        return byDocument is { } cost ? Math.Min(inLanguage, cost) : inLanguage;
    }

    private static decimal? ByDocument(SkillDemand skill, bool receiverHasRoutine)
    {
        var senders = skill.Later.GroupBy(exchanges => exchanges.Task, StringComparer.Ordinal).Sum(task => Choices.Min(hasRoutine => ByTask(skill, task, hasRoutine, receiverHasRoutine)));
        return receiverHasRoutine ? skill.ReceiverRoutineUsd + senders : senders;
    }

    private static decimal? ByTask(SkillDemand skill, IGrouping<string, ExchangeDemand> task, bool senderHasRoutine, bool receiverHasRoutine)
    {
        decimal? routine = !senderHasRoutine ? 0 : skill.SenderRoutineUsd.TryGetValue(task.Key, out var price) ? price : null;
        return routine + task.Sum(exchanges => exchanges.Count * Cheaper(exchanges, senderHasRoutine ? 0 : exchanges.SenderModelUsd, receiverHasRoutine ? 0 : exchanges.ReceiverModelUsd));
    }

    private static decimal Cheaper(ExchangeDemand exchanges, decimal? senderUsd, decimal? receiverUsd)
        => senderUsd + receiverUsd is { } byDocument ? Math.Min(exchanges.LanguageUsd, byDocument) : exchanges.LanguageUsd;
}
