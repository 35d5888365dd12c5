using System.Reflection;
using System.Text.Json;

namespace Parley.Benchmarks.Fuzzing.Coverage;

/// <summary>
/// Copies this program, marks the branches of the decoders in the copy, and has the copy fuzz itself. There inputs that reach a new branch become seeds.
/// </summary>
internal static class CoverageRun
{
    /// <summary>Beside the marked assemblies: what the marks stand for.</summary>
    public const string ProbesFile = "probes.json";

    private static readonly string[] Assemblies = ["Parley.Protocol", "Parley.Routines", "Parley.Core", "Parley.Models"];

    public static string Prepare(string folder)
    {
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var probes = Assemblies.ToDictionary(name => name, name => BranchInstrumenter.Rewrite(Path.Combine(folder, $"{name}.dll"), DecoderFiles.Holds));
        File.WriteAllText(Path.Combine(folder, ProbesFile), JsonSerializer.Serialize(probes));
        return Path.Combine(folder, Path.GetFileName(typeof(CoverageRun).Assembly.Location));
    }

    /// <summary>Null when this program is not a marked copy.</summary>
    public static BranchCoverage? Current()
    {
        var file = Path.Combine(AppContext.BaseDirectory, ProbesFile);
        if (!File.Exists(file))
        {
            return null;
        }

        var probes = JsonSerializer.Deserialize<Dictionary<string, BranchProbe[]>>(File.ReadAllText(file))!;
        return new BranchCoverage([.. probes.Select(module => (Hits(module.Key), (IReadOnlyList<BranchProbe>)module.Value))]);
    }

    private static byte[] Hits(string assembly)
        => (byte[])Assembly.Load(assembly).GetType(BranchInstrumenter.HitsType)!.GetField(BranchInstrumenter.HitsField)!.GetValue(null)!;
}
