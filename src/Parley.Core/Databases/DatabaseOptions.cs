namespace Parley.Core.Databases;

/// <summary>Bounds of a protocol database.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Documents that are kept; more are refused. Default 100,000; 1 to 1,000,000.</summary>
    public int MaxDocuments { get; set; } = 100_000;

    /// <summary>Routines that are kept for one address; more are refused. Default 4; 1 to 16.</summary>
    public int MaxRoutinesPerAddress { get; set; } = 4;

    /// <summary>Addresses for which routines are kept; more are refused. Default 100,000; 1 to 1,000,000.</summary>
    public int MaxAddresses { get; set; } = 100_000;

    /// <summary>Bytes of a document or a routine. Default 256 KiB; 1 KiB to 1 MiB.</summary>
    public int MaxTextBytes { get; set; } = 256 << 10;

    /// <summary>Bytes of all documents and routines together; more are refused. Default 1 GiB; 1 MiB to 1 TiB.</summary>
    public long MaxTotalBytes { get; set; } = 1 << 30;

    /// <summary>Entries on one page of a list. Default 100; 1 to 10,000.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>Every mistake: the key, and what is wrong with it.</summary>
    public IEnumerable<(string Key, string Mistake)> Validate() =>
    [
        .. Range("maxDocuments", MaxDocuments, 1, 1_000_000),
        .. Range("maxRoutinesPerAddress", MaxRoutinesPerAddress, 1, 16),
        .. Range("maxAddresses", MaxAddresses, 1, 1_000_000),
        .. Range("maxTextBytes", MaxTextBytes, 1 << 10, 1 << 20),
        .. Range("maxTotalBytes", MaxTotalBytes, 1 << 20, 1L << 40),
        .. Range("maxPageSize", MaxPageSize, 1, 10_000),
    ];

    private static IEnumerable<(string, string)> Range(string key, long value, long least, long most)
        => value >= least && value <= most ? [] : [(key, $"must be from {least} to {most} but is {value}.")];
}
