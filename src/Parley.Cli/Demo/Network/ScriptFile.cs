using Parley.Cli.Output;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Changes.Reading;
using Parley.Simulations.Network.Running;

namespace Parley.Cli.Demo.Network;

/// <summary>The file behind <c>--script</c>.</summary>
internal static class ScriptFile
{
    /// <param name="options">Of the run that it changes.</param>
    public static async Task<(NetworkScript? Script, CommandOutcome? Error)> ReadAsync(string path, NetworkOptions options, CancellationToken cancellationToken)
    {
        var (text, error) = await InputFile.ReadTextAsync(path, cancellationToken);
        if (text is null)
        {
            return (null, error);
        }

        if (!JsonText.TryParse(text, JsonLimits.Default, out var root, out var reason))
        {
            return (null, CommandOutcome.Error(ExitCodes.WrongUsage, "InvalidJson", $"{path}: {reason}"));
        }

        var (script, mistakes) = ScriptReader.Read(root, options.Queries, name => options.Actions?.Has(name) ?? false);
        return script is not null ? (script, null) : (null, MistakeList.Outcome("InvalidScript", $"{path} can't be followed:", mistakes));
    }
}
