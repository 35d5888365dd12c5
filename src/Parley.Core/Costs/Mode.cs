namespace Parley.Core.Costs;

/// <summary>How one side handled an exchange. The two sides may differ.</summary>
public enum Mode
{
    /// <summary>Human-written code.</summary>
    Standard,

    /// <summary>A verified routine.</summary>
    Routine,

    /// <summary>A model read or wrote a structured body.</summary>
    Model,

    /// <summary>Free text.</summary>
    Language,
}
