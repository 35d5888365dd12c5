using System.Buffers.Binary;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;

namespace Parley.Sqlite.Checking;

/// <summary>
/// Reads the write-ahead log before SQLite does (sqlite.org/fileformat2.html, section 4). SQLite drops everything behind the first frame that does not fit its checksum,
/// which is right for a tail that a power loss left half written, and wrong for damage in the middle: there it would drop what was acknowledged, without a word.
/// The two can be told apart, since every transaction is on disk before the next one is begun.
/// </summary>
internal static class LogCheck
{
    private const int HeaderBytes = 32;
    private const int FrameHeadBytes = 24;
    private const int Looks = 3;

    /// <summary>Throws <see cref="StoreException"/> when transactions that were on disk would be dropped.</summary>
    public static void Run(string databasePath)
    {
        if (Finding(databasePath) is { } damage)
        {
            throw new StoreException(ParleyErrorCode.StoreFailed, damage);
        }
    }

    /// <summary>What is damaged and what to do, or null.</summary>
    public static string? Finding(string databasePath)
    {
        var path = databasePath + "-wal";
        for (var look = 0; look < Looks; look++)
        {
            // Another process may be writing this very moment: only what is found every time is damage.
            if (!IsDamaged(path))
            {
                return null;
            }
        }

        return $"'{path}' is damaged in the middle: what was written behind that place would be lost. Restore a backup of both files, or move both aside and let Parley start with a new file.";
    }

    private static bool IsDamaged(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
            return IsDamaged(file);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false; // opening the store says what is wrong
        }
    }

    private static bool IsDamaged(FileStream file)
    {
        var header = new byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            return false;
        }

        var pageBytes = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(8));
        var isBigEndian = (header[3] & 1) == 1;
        var sum = Sum(header.AsSpan(0, 24), default, isBigEndian);
        var isSound = pageBytes is >= 512 and <= 65536 && BinaryPrimitives.ReadUInt32BigEndian(header) is 0x377F0682 or 0x377F0683 && sum == Pair(header.AsSpan(24));
        return isSound ? FollowsMore(file, header.AsSpan(16, 8).ToArray(), (int)pageBytes, sum, isBigEndian) : HasFrames(file, header);
    }

    /// <summary>A header that is damaged while frames follow: it is on disk before the first frame is written, so a power loss leaves no such file.</summary>
    private static bool HasFrames(FileStream file, byte[] header)
    {
        var frame = new byte[FrameHeadBytes];
        return file.ReadAtLeast(frame, FrameHeadBytes, throwOnEndOfStream: false) == FrameHeadBytes
            && BinaryPrimitives.ReadUInt32BigEndian(frame) > 0
            && (SameNumber(frame.AsSpan(8, 4), header.AsSpan(16, 4)) || SameNumber(frame.AsSpan(12, 4), header.AsSpan(20, 4)));
    }

    /// <summary>Whether behind the first frame that does not fit there is the end of its transaction and a frame of another.</summary>
    private static bool FollowsMore(FileStream file, byte[] salts, int pageBytes, (uint, uint) sum, bool isBigEndian)
    {
        var frame = new byte[FrameHeadBytes + pageBytes];
        var (isBroken, isEnded) = (false, false);
        while (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            var isOurs = frame.AsSpan(8, 8).SequenceEqual(salts);
            if (!isBroken)
            {
                sum = Sum(frame.AsSpan(FrameHeadBytes), Sum(frame.AsSpan(0, 8), sum, isBigEndian), isBigEndian);
                isBroken = !isOurs || sum != Pair(frame.AsSpan(16));
                if (!isBroken)
                {
                    continue;
                }
            }

            if (isEnded && isOurs)
            {
                return true;
            }

            isEnded |= isOurs && BinaryPrimitives.ReadUInt32BigEndian(frame.AsSpan(4)) != 0;
        }

        return false;
    }

    private static bool SameNumber(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => left.SequenceEqual(right) && left.ContainsAnyExcept((byte)0);

    private static (uint First, uint Second) Pair(ReadOnlySpan<byte> bytes) => (BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]));

    private static (uint First, uint Second) Sum(ReadOnlySpan<byte> bytes, (uint First, uint Second) sum, bool isBigEndian)
    {
        var (first, second) = sum;
        for (var i = 0; i + 8 <= bytes.Length; i += 8)
        {
            var (left, right) = isBigEndian
                ? (BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[(i + 4)..]))
                : (BinaryPrimitives.ReadUInt32LittleEndian(bytes[i..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i + 4)..]));
            first = unchecked(first + left + second);
            second = unchecked(second + right + first);
        }

        return (first, second);
    }
}
