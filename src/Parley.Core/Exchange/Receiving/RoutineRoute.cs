using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Skills;

namespace Parley.Core.Exchange.Receiving;

/// <summary>All that is looked up before a routine handles a request: the document suits these skills, and this routine is live for it.</summary>
/// <param name="Composed">The documents that the document refers to directly.</param>
internal sealed record RoutineRoute(Agent Agent, TypedDocument Document, IReadOnlyList<ComposedDocument> Composed, RoutineKey Key, ReceiverRoutine Routine);
