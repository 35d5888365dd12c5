namespace Parley.Protocol.Messages;

/// <summary>The four forms of Agora found in the field; docs/decisions/0003-dialects.md tells them apart.</summary>
public enum AgoraDialect
{
    /// <summary>The official Python library 0.2: what Parley speaks first.</summary>
    Library,

    /// <summary>The paper's demo: negotiation nested in the body, <c>queryId</c>, <c>[null]</c> for no sources.</summary>
    Demo,

    /// <summary>The paper's appendix B: <c>failure</c> and <c>rejected</c>.</summary>
    Paper,

    /// <summary>The working standard draft (2025): hexadecimal hashes, <c>failure</c> with <c>error</c>, HTTP codes, conversation expiry.</summary>
    Standard,
}
