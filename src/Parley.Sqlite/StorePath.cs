using Parley.Core.Diagnostics;
using Parley.Core.Storage;

namespace Parley.Sqlite;

/// <summary>The one full path of a store's file, so that two names of one file meet the same lock.</summary>
internal static class StorePath
{
    public static string Resolve(SqliteStoreOptions options)
    {
        var path = Path.GetFullPath(options.Path);
        try
        {
            path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // Not there, or not to be read: what follows says so.
        }
        catch (UnauthorizedAccessException)
        {
            throw Failed($"The folder of '{path}' may not be looked into by the user that this runs as. Give that user the right to, or name another file.");
        }

        if (Directory.Exists(path))
        {
            throw Failed($"'{path}' is a folder. Name a file in it.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw Failed($"The folder of '{path}' does not exist. Make it, or name another file.");
        }

        if (options.Access == StoreAccess.Reader && !File.Exists(path))
        {
            throw Failed($"There is no store at '{path}'. Start a node with this file first, or name another file.");
        }

        return path;
    }

    private static StoreException Failed(string message) => new(ParleyErrorCode.StoreFailed, message);
}
