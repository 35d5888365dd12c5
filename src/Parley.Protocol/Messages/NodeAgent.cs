namespace Parley.Protocol.Messages;

/// <summary>One agent on a node's card.</summary>
public sealed record NodeAgent(string Name, string Url, string Description);
