using Parley.Core.Skills;

namespace Parley.Functions;

/// <summary>A tool of the user's that may use the application's services, which are there later than the tool.</summary>
internal interface IScopedTool : ITool
{
    /// <summary>The same tool with the node's services.</summary>
    ITool With(IServiceProvider services);
}
