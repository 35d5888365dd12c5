using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>How much schema text is still taken in.</summary>
internal sealed class SchemaAllowance(SchemaOptions options)
{
    /// <summary>The longest name of a member: as long as the longest pattern.</summary>
    public const int MaxNameLength = 4096;

    private int _nodesLeft = options.MaxNodes;

    /// <summary>Makes room for a schema that is built in.</summary>
    public void Extend() => _nodesLeft += options.MaxNodes;

    /// <summary>Whether a document is small enough, on top of those before it.</summary>
    public bool Take(in JsonValue document) => Take(document, options.MaxDepth);

    private bool Take(in JsonValue value, int depth)
    {
        if (--_nodesLeft < 0 || depth < 0)
        {
            return false;
        }

        if (value.AsArray is { } items)
        {
            foreach (ref readonly var item in items.AsSpan())
            {
                if (!Take(item, depth - 1))
                {
                    return false;
                }
            }
        }
        else if (value.AsObject is { } members)
        {
            foreach (var member in members.Members)
            {
                if (member.Key.Length > MaxNameLength || !Take(member.Value, depth - 1))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
