namespace Parley.Core.Costs;

/// <summary>What a model is asked for; each role may have a model of its own.</summary>
public enum ModelRole
{
    /// <summary>Handle an exchange: language, structured bodies, suitability.</summary>
    Handle,

    /// <summary>Writes and judges protocol documents.</summary>
    Negotiate,

    /// <summary>Writes routines and answers generated cases.</summary>
    Program,
}
