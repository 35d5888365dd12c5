namespace Parley.Sqlite.Records;

/// <summary>What became of one segment: its number, how many of its records expired, and the first damage in it.</summary>
internal sealed record ExpiryStep(long Seq, int Changed, FormatException? Damage);
