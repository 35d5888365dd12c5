using Parley.Core.Skills;

namespace Parley.Options;

/// <summary>An HTTP call. Its address is the owner's, so the fetch guard doesn't apply to it.</summary>
public sealed class HttpToolOptions : ToolOptions
{
    /// <summary><c>GET</c> (default), <c>POST</c>, <c>PUT</c>, <c>PATCH</c> or <c>DELETE</c>.</summary>
    public string Method { get; set; } = "GET";

    /// <summary>Absolute http or https URL; <c>{name}</c> in its path or query stands for an input, escaped. Required.</summary>
    public string Url { get; set; } = "";

    /// <summary>Sent with each call. Default none.</summary>
    public OrderedDictionary<string, string> Headers { get; } = [];

    public override SkillEffect ImpliedEffect => Method switch
    {
        "GET" => SkillEffect.None,
        "PUT" or "DELETE" => SkillEffect.Idempotent,
        _ => SkillEffect.Once,
    };
}
