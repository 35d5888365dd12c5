namespace Parley.Core.Diagnostics;

/// <summary>Where ids come from: random in production, a seeded sequence in a replayable run.</summary>
public interface IIdSource
{
    /// <summary>A new id of 32 lowercase hex digits, never given before by this source.</summary>
    string NewId();
}
