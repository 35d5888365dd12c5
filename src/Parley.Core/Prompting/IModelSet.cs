using Parley.Core.Costs;

namespace Parley.Core.Prompting;

/// <summary>Which model an agent uses in which role.</summary>
public interface IModelSet
{
    /// <summary>Null when the agent has no model for this role: it then works without one, or fails with a clear error.</summary>
    PricedModel? Find(string agent, ModelRole role);
}
