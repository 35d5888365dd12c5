namespace Parley.Routines.Values;

internal sealed class MapValue
{
    public KeyedTable Table { get; } = new(hasValues: true);
}

internal sealed class SetValue
{
    public KeyedTable Table { get; } = new(hasValues: false);
}

/// <summary>A Date: milliseconds since 1970 in UTC, NaN when invalid.</summary>
internal sealed class DateValue(double time)
{
    public double Time { get; set; } = time;
}
