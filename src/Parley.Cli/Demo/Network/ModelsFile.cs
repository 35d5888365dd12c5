using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Core.Transport;
using Parley.Simulations.Network.Models;

namespace Parley.Cli.Demo.Network;

/// <summary>The file behind <c>--models</c>: a node's configuration, of which only <c>models</c> is looked at.</summary>
internal static class ModelsFile
{
    public static (NetworkModels? Models, CommandOutcome? Error) Read(string path, ITransport transport, TimeProvider time)
    {
        var configuration = ParleyConfiguration.Load(path);
        if (configuration.Mistakes.Any(mistake => mistake.Path.Length == 0))
        {
            return (null, ConfigurationErrors.Outcome(configuration));
        }

        var (models, mistakes) = new ModelReader(transport, time, Environment.GetEnvironmentVariable).Read(configuration.Options.Models);
        return models is not null && configuration.Mistakes.Count == 0 ? (models, null) : (null, ConfigurationErrors.Outcome([.. configuration.Mistakes, .. mistakes]));
    }
}
