using Microsoft.Extensions.Configuration;
using Parley.Options;
using Parley.Protocol.Json;

namespace Parley.Configuration;

/// <summary>
/// A node's configuration as read from <c>parley.json</c> (docs/guide/configuration.md) or from an <c>IConfiguration</c> section of the same shape.
/// Everything that is wrong is found in one go.
/// </summary>
public sealed class ParleyConfiguration
{
    /// <summary>What <c>node.store</c> holds for a node that forgets everything when it ends.</summary>
    public const string MemoryStore = ":memory:";

    private const int MaxFileBytes = 16 << 20;

    private ParleyConfiguration(ParleyOptions options, ConfigurationReport report)
        => (Options, Mistakes, Warnings) = (options, report.Mistakes, report.Warnings);

    /// <summary>What was read; complete only where there are no mistakes.</summary>
    public ParleyOptions Options { get; }

    /// <summary>Every mistake, in the order of the text; empty when the node can start.</summary>
    public IReadOnlyList<ConfigurationMistake> Mistakes { get; }

    /// <summary>What the owner should know although the node can start.</summary>
    public IReadOnlyList<ConfigurationMistake> Warnings { get; }

    /// <summary>Reads a file. One that is missing or no JSON is a mistake like any other. Relative paths in it start from its folder.</summary>
    public static ParleyConfiguration Load(string path)
    {
        var file = Path.GetFullPath(path);
        var report = new ConfigurationReport();
        var source = new ConfigurationSource(isText: false, Path.GetDirectoryName(file)!, report);
        if (TryReadFile(file, out var bytes, out var why) && JsonText.TryParse(bytes, JsonLimits.Default with { MaxBytes = MaxFileBytes }, out var root, out why))
        {
            return Read(root, source);
        }

        report.Mistake("", $"{path}: {why}");
        return new ParleyConfiguration(new ParleyOptions(), report);
    }

    /// <summary>Reads JSON that is there already. Relative paths in it start from <paramref name="folder"/>.</summary>
    public static ParleyConfiguration Read(JsonValue root, string folder) => Read(root, new ConfigurationSource(isText: false, Path.GetFullPath(folder), new ConfigurationReport()));

    /// <summary>Reads a section such as <c>configuration.GetSection("Parley")</c>; schemas in it are JSON text or the paths of files.</summary>
    public static ParleyConfiguration Read(IConfiguration section, string folder)
        => Read(ConfigurationJson.Of(section), new ConfigurationSource(isText: true, Path.GetFullPath(folder), new ConfigurationReport()));

    private static ParleyConfiguration Read(JsonValue root, ConfigurationSource source)
    {
        var options = new ParleyOptions();
        if (new ConfigurationSection([], "", source).AsSection(root, "") is { } section)
        {
            ReadSections(section, options);
            source.Report.AddUnlessKnown(OptionsCheck.Run(options));
            source.Report.Warn(OptionsCheck.Warnings(options));
        }

        return new ParleyConfiguration(options, source.Report);
    }

    private static void ReadSections(ConfigurationSection root, ParleyOptions options)
    {
        NodeReader.ReadNode(root.Section("node"), options);
        RetentionReader.Read(root.Section("retention"), options.Retention);
        foreach (var (name, value) in root.Entries("models", out var models))
        {
            if (root.AsSection(value, ConfigurationPath.Join(models, name)) is { } model)
            {
                options.Models[name] = ModelReader.Read(model);
            }
        }

        NodeReader.ReadFetch(root.Section("fetch"), options);
        PeerReader.Read(root.Section("peers"), options.Peers);
        root.Urls("databases", DatabaseReader.Example, options.Databases);
        DatabaseReader.Read(root.Section("database"), options.Database);
        foreach (var (name, value) in root.Entries("agents", out var agents))
        {
            if (root.AsSection(value, ConfigurationPath.Join(agents, name)) is { } agent)
            {
                options.Agents[name] = AgentReader.Read(agent);
            }
        }

        root.Close();
    }

    private static bool TryReadFile(string file, out byte[] bytes, out string? why)
    {
        try
        {
            bytes = File.ReadAllBytes(file);
            why = null;
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            (bytes, why) = ([], failure is FileNotFoundException or DirectoryNotFoundException ? "There is no such file; docs/guide/configuration.md has one to begin with." : failure.Message);
            return false;
        }
    }
}
