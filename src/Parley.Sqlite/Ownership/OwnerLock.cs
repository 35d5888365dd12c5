using Parley.Core.Diagnostics;
using Parley.Core.Storage;

namespace Parley.Sqlite.Ownership;

/// <summary>
/// The right to be the one owner of a store: an exclusive lock of the operating system on the file <c>…-lock</c> beside it.
/// The system drops it when the process ends, however it ends, so nothing stale is ever left. The file itself stays.
/// </summary>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream _file;

    private OwnerLock(FileStream file) => _file = file;

    /// <summary>Null when another owner holds it.</summary>
    public static OwnerLock? TryTake(string storePath)
    {
        var path = storePath + "-lock";
        try
        {
            return new OwnerLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (IOException failure) when (IsTaken(failure))
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(ParleyErrorCode.StoreFailed, $"'{path}' can't be made: {failure.Message} Check the permissions of the folder.", failure);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>EWOULDBLOCK of Linux and of macOS, and the sharing and lock violations of Windows.</summary>
    private static bool IsTaken(IOException failure) => (uint)failure.HResult is 11 or 35 or 0x80070020 or 0x80070021;
}
