namespace Parley.Core.Policy;

/// <summary>How a sender finds out whether a document that exists suits its task.</summary>
public enum SuitabilityCheck
{
    /// <summary>By schemas where they settle it, else by one model call.</summary>
    SchemasThenModel,

    /// <summary>A typed document by its schemas alone, which costs nothing: one that they don't settle is left. An untyped one by one model call.</summary>
    SchemasAlone,

    /// <summary>By one model call for each document, before the exchange, as the Agora paper's agents do.</summary>
    Model,
}
