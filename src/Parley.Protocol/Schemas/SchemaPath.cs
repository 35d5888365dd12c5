using System.Text;
using Parley.Protocol.Schemas.Compiling;

namespace Parley.Protocol.Schemas;

/// <summary>
/// Where a place of a schema is, as a URI fragment. Kept as the last step of the way and written out for a message alone: all paths of a
/// schema together are as long as a long name times the places below it.
/// </summary>
internal sealed class SchemaPath
{
    private readonly SchemaPath? _parent;
    private readonly string _step;

    /// <param name="root">The fragment or URI that the steps follow, such as <c>#</c>.</param>
    public SchemaPath(string root) => _step = root;

    private SchemaPath(SchemaPath parent, string step) => (_parent, _step) = (parent, step);

    public SchemaPath At(string step) => new(this, step);

    public override string ToString()
    {
        var steps = new Stack<string>();
        var place = this;
        for (; place._parent is { } parent; place = parent)
        {
            steps.Push(place._step);
        }

        var text = new StringBuilder(place._step);
        foreach (var step in steps)
        {
            text.Append('/').Append(JsonPointer.Escape(step));
        }

        return text.ToString();
    }
}
