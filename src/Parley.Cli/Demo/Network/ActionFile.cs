using Parley.Cli.Output;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Population.Actions;

namespace Parley.Cli.Demo.Network;

/// <summary>The file behind <c>--actions</c>.</summary>
internal static class ActionFile
{
    /// <summary>A million queries and more; the whole file is read at once.</summary>
    private const int MaxBytes = 256 << 20;

    private static readonly JsonLimits Limits = JsonLimits.Default with { MaxBytes = MaxBytes };

    public static async Task<(ActionList? Actions, CommandOutcome? Error)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (text, error) = await InputFile.ReadTextAsync(path, cancellationToken, MaxBytes);
        if (text is null)
        {
            return (null, error);
        }

        if (!JsonText.TryParse(text, Limits, out var root, out var reason))
        {
            return (null, CommandOutcome.Error(ExitCodes.WrongUsage, "InvalidJson", $"{path}: {reason}"));
        }

        var (actions, mistakes) = ActionReader.Read(root);
        return actions is not null ? (actions, null) : (null, MistakeList.Outcome("InvalidActions", $"{path} can't be replayed:", mistakes));
    }
}
