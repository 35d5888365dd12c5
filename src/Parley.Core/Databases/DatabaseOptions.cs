namespace Parley.Core.Databases;

/// <summary>Bounds of a protocol database.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Documents that are kept; more are refused. Default 100,000; 1 to 10,000,000.</summary>
    public int MaxDocuments { get; set; } = 100_000;

    /// <summary>Routines that are kept for one address; more are refused. Default 4; 1 to 100.</summary>
    public int MaxRoutinesPerAddress { get; set; } = 4;

    /// <summary>Addresses for which routines are kept; more are refused. Default 100,000; 1 to 10,000,000.</summary>
    public int MaxAddresses { get; set; } = 100_000;

    /// <summary>Bytes of a document or a routine. Default 256 KiB; 1 KiB to 16 MiB.</summary>
    public int MaxTextBytes { get; set; } = 256 << 10;

    /// <summary>Entries on one page of a list. Default 100; 1 to 10,000.</summary>
    public int MaxPageSize { get; set; } = 100;
}
