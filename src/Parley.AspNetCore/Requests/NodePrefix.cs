using Microsoft.AspNetCore.Http;

namespace Parley.AspNetCore.Requests;

/// <summary>The path under which a node is mapped: empty, or with a leading and no trailing slash.</summary>
internal sealed class NodePrefix
{
    private readonly PathString _path;

    private NodePrefix(string value) => (Value, _path) = (value, new PathString(value));

    public string Value { get; }

    public static NodePrefix Parse(string prefix)
    {
        var trimmed = prefix.Trim('/');
        if (trimmed.Any(static character => "{}*?# ".Contains(character, StringComparison.Ordinal)))
        {
            throw new ArgumentException($"'{prefix}' is no prefix; write a plain path such as \"/parley\".", nameof(prefix));
        }

        return new NodePrefix(trimmed.Length == 0 ? "" : $"/{trimmed}");
    }

    /// <summary>What is behind the prefix, escaped as in a URL.</summary>
    public string Rest(PathString path) => path.StartsWithSegments(_path, out var rest) ? rest.ToUriComponent() : path.ToUriComponent();
}
