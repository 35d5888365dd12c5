using Parley.Cli.Output;
using Parley.Configuration;

namespace Parley.Cli;

/// <summary>Which store a node of the command line has: the one that <c>--store</c> names, else the configuration's own.</summary>
internal static class StoreChoice
{
    public static void Apply(ParleyBuilder parley, CommandContext context, bool isConfigured = true)
    {
        if (context.StorePath == ParleyConfiguration.MemoryStore && context.IsStoreNamed)
        {
            parley.UseInMemoryStore();
        }
        else if (context.IsStoreNamed || !isConfigured)
        {
            parley.UseStore(context.StorePath);
        }
    }
}
