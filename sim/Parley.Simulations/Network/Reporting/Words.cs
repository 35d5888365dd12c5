namespace Parley.Simulations.Network.Reporting;

/// <summary>Members of enumerations as the report's files write them.</summary>
internal static class Words
{
    public static string Of<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
