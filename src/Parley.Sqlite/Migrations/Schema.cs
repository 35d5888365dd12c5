using System.Globalization;
using System.Reflection;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Migrations;

/// <summary>The schema's version in a file, and the steps that bring a file up to it. A new step is a new file <c>Migrations/NNNN_name.sql</c>.</summary>
internal static class Schema
{
    /// <summary>"Parl" in ASCII: marks the file as a store of this program (SQLite's <c>application_id</c>).</summary>
    public const long ApplicationId = 0x5061726C;

    private static readonly IReadOnlyList<Migration> Steps = ReadSteps();

    public static int Latest => Steps[^1].Version;

    /// <summary>The version of the file; 0 for a new one. Refuses other programs' databases and files of a newer version.</summary>
    public static int Check(SqliteSession session, string path)
    {
        var application = session.Number("PRAGMA application_id");
        var version = (int)session.Number("PRAGMA user_version");
        var isEmpty = session.Number("SELECT count(*) FROM sqlite_master") == 0;
        if (application != ApplicationId && !isEmpty)
        {
            throw new StoreException(ParleyErrorCode.StoreFailed, $"'{path}' is an SQLite database of another program. Give Parley a file of its own.");
        }

        if (version > Latest)
        {
            throw new StoreException(
                ParleyErrorCode.StoreNewer,
                $"'{path}' was written by a newer version of Parley (schema {version}; this version knows {Latest}). Nothing was changed. Install that version, or use another store file.");
        }

        return version;
    }

    /// <summary>Applies what is missing in one transaction: after a crash the file is at its old version or at the new one.</summary>
    public static void Migrate(SqliteSession session, string path)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            var version = Check(session, path);
            foreach (var step in Steps.Where(step => step.Version > version))
            {
                session.ExecuteScript(step.Sql);
                step.Move?.Invoke(session);
            }

            session.ExecuteScript($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Latest}");
            session.Execute("COMMIT");
        }
        finally
        {
            session.RollBackIfOpen();
        }
    }

    private static List<Migration> ReadSteps()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select(name => ReadStep(assembly, name))];
    }

    private static Migration ReadStep(Assembly assembly, string name)
    {
        var version = int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        return new Migration(version, ReadText(assembly, name), version == 2 ? MoveRecords.Run : null);
    }

    private static string ReadText(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
