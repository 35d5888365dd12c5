using System.Text;
using Parley.Protocol.Json;

namespace Parley.Simulations.Network.Reporting;

/// <summary>Where a report goes. Its files get their names when all of them are complete; until then, and when that never comes, an earlier report stays as it is.</summary>
internal sealed class ReportFolder : IDisposable
{
    private const string Unfinished = ".part";
    private const string Queries = "queries.csv";
    private static readonly string[] Names = [Queries, "pairs.csv", "seeds.csv", "changes.csv", "tokens.csv", "run.json", "index.html"];
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _path;
    private readonly bool _isNew;
    private readonly StreamWriter _queries;

    private ReportFolder(string path, bool isNew)
    {
        (_path, _isNew) = (path, isNew);
        _queries = new StreamWriter(PartOf(Queries), append: false, Encoding);
        QueriesCsv = new QueriesCsv(_queries);
    }

    /// <summary>To be told of each query.</summary>
    public QueriesCsv QueriesCsv { get; }

    /// <summary>The page.</summary>
    public string PagePath => Path.Combine(_path, "index.html");

    /// <summary>Makes the folder when it is missing and begins a file in it, so that what can't be written is known before the work is done. Without a folder there is a reason.</summary>
    public static (ReportFolder? Folder, string? Why) Open(string path)
    {
        if (Names.FirstOrDefault(name => Directory.Exists(Path.Combine(path, name))) is { } taken)
        {
            return (null, $"'{taken}' is a folder in it.");
        }

        var isNew = !Directory.Exists(path);
        try
        {
            Directory.CreateDirectory(path);
            return (new ReportFolder(path, isNew), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            RemoveIfEmpty(path, isNew);
            return (null, File.Exists(path) ? "it is a file. Name a folder." : failure.Message);
        }
    }

    /// <summary>Writes what is missing and gives all files their names. Throws <see cref="IOException"/> when the disk is full.</summary>
    public void Complete(NetworkComparison comparison)
    {
        _queries.Dispose();
        Write("pairs.csv", lines => PairsCsv.Write(lines, comparison));
        Write("seeds.csv", lines => SeedsCsv.Write(lines, comparison));
        Write("changes.csv", lines => ChangesCsv.Write(lines, comparison));
        Write("tokens.csv", lines => TokensCsv.Write(lines, comparison));
        var data = NetworkJson.Of(comparison);
        File.WriteAllText(PartOf("run.json"), JsonText.WriteIndented(data) + "\n", Encoding);
        File.WriteAllText(PartOf("index.html"), ReportPage.Of(data), Encoding);
        foreach (var name in Names)
        {
            File.Move(PartOf(name), Path.Combine(_path, name), overwrite: true);
        }
    }

    /// <summary>Leaves nothing unfinished behind.</summary>
    public void Dispose()
    {
        try
        {
            _queries.Dispose();
        }
        catch (IOException)
        {
            // What could not be written goes away anyhow.
        }

        foreach (var part in Names.Select(PartOf).Where(File.Exists))
        {
            File.Delete(part);
        }

        RemoveIfEmpty(_path, _isNew);
    }

    private static void RemoveIfEmpty(string path, bool isNew)
    {
        if (isNew && Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }

    private void Write(string name, Action<TextWriter> lines)
    {
        using var file = new StreamWriter(PartOf(name), append: false, Encoding);
        lines(file);
    }

    private string PartOf(string name) => Path.Combine(_path, name + Unfinished);
}
