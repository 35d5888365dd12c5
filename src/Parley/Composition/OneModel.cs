using Parley.Core.Costs;
using Parley.Core.Prompting;

namespace Parley.Composition;

/// <summary>The same model for everybody and in every role: that of a skill which names its own.</summary>
internal sealed class OneModel(NodeModels models, string name) : IModelSet
{
    public PricedModel? Find(string agent, ModelRole role) => models.Find(name);
}
