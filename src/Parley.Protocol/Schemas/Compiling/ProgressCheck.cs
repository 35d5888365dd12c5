namespace Parley.Protocol.Schemas.Compiling;

/// <summary>Refuses schemas that would apply themselves to the same value for ever, such as <c>{"$ref": "#"}</c>.</summary>
internal static class ProgressCheck
{
    public static void Run(IEnumerable<SchemaNode> nodes, CompileErrors errors)
    {
        var done = new HashSet<SchemaNode>();
        var open = new HashSet<SchemaNode>();
        foreach (var start in nodes)
        {
            var stack = new Stack<(SchemaNode Node, IEnumerator<SchemaNode> Next)>();
            Push(start);
            while (stack.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    stack.Pop();
                    open.Remove(top.Node);
                    done.Add(top.Node);
                }
                else if (open.Contains(top.Next.Current))
                {
                    errors.Add(top.Node.Location.Path, $"applies {top.Next.Current.Location.Path} again to the same value, without end; refer to it from under properties or items instead");
                    return;
                }
                else
                {
                    Push(top.Next.Current);
                }
            }

            void Push(SchemaNode node)
            {
                if (!done.Contains(node) && open.Add(node))
                {
                    stack.Push((node, node.Rules.SelectMany(rule => rule.InPlace).GetEnumerator()));
                }
            }
        }
    }
}
