namespace Parley.Core.Transport;

/// <summary>Headers that are found by name without being listed: what a listener has already is not copied for a request that asks for one of them.</summary>
public interface IHeaderLookup
{
    /// <summary>The value, several joined by commas, or null. Names are compared without regard to case.</summary>
    string? Find(string name);
}
