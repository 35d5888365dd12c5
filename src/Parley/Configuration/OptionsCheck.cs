using Parley.Options;

namespace Parley.Configuration;

/// <summary>Checks the options of a node as a whole, wherever they come from.</summary>
internal static class OptionsCheck
{
    public static IReadOnlyList<ConfigurationMistake> Run(ParleyOptions options) => [];
}
