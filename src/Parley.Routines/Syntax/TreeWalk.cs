namespace Parley.Routines.Syntax;

/// <summary>Visits every node of a tree in source order, functions included. Names in patterns are visited as identifiers.</summary>
internal static class TreeWalk
{
    public static void Visit(IEnumerable<Statement> statements, Action<Node> action)
    {
        foreach (var statement in statements)
        {
            Visit(statement, action);
        }
    }

    public static void Visit(Node? node, Action<Node> action)
    {
        if (node is not null)
        {
            action(node);
            foreach (var child in Children(node))
            {
                Visit(child, action);
            }
        }
    }

    private static IEnumerable<Node?> Children(Node node) => node switch
    {
        Statement statement => OfStatement(statement),
        Pattern pattern => OfPattern(pattern),
        Function function => [.. function.Parameters.SelectMany(OfElement), function.Rest, function.Body, function.Result],
        Expression expression => OfExpression(expression),
        _ => [],
    };

    private static IEnumerable<Node?> OfStatement(Statement statement) => statement switch
    {
        ExpressionStatement node => [node.Value],
        Declaration node => node.Declarators.SelectMany(d => new Node?[] { d.Target, d.Value }),
        FunctionDeclaration node => [node.Function],
        Block node => node.Statements,
        If node => [node.Test, node.WhenTrue, node.WhenFalse],
        Switch node => [node.Value, .. node.Cases.SelectMany(c => new Node?[] { c.Test }.Concat(c.Body))],
        While node => [node.Test, node.Body],
        For node => [node.Start, node.Test, node.Step, node.Body],
        ForEach node => [node.Target, node.Source, node.Body],
        Return node => [node.Value],
        Throw node => [node.Value],
        Try node => [node.Body, node.Parameter, node.Handler, node.Finalizer],
        _ => [],
    };

    private static IEnumerable<Node?> OfPattern(Pattern pattern) => pattern switch
    {
        NamePattern node => [node.Name],
        PlacePattern node => [node.Place],
        ObjectPattern node => [.. node.Members.SelectMany(m => new Node?[] { m.Computed }.Concat(OfElement(m.Element))), node.Rest],
        ArrayPattern node => [.. node.Items.SelectMany(i => i is null ? [] : OfElement(i)), node.Rest],
        _ => [],
    };

    private static Node?[] OfElement(PatternElement element) => [element.Target, element.Default];

    private static IEnumerable<Node?> OfExpression(Expression expression) => expression switch
    {
        TemplateLiteral node => node.Parts,
        Spread node => [node.Value],
        ArrayLiteral node => node.Items,
        ObjectLiteral node => node.Members.SelectMany(m => new Node?[] { m.Computed, m.Value }),
        FunctionExpression node => [node.Function],
        OptionalChain node => [node.Chain],
        MemberAccess node => [node.Target],
        IndexAccess node => [node.Target, node.Key],
        Call node => [node.Callee, .. node.Arguments],
        New node => node.Arguments,
        Await node => [node.Value],
        Unary node => [node.Operand],
        Update node => [node.Target],
        Binary node => [node.Left, node.Right],
        Logical node => [node.Left, node.Right],
        Conditional node => [node.Test, node.WhenTrue, node.WhenFalse],
        Assignment node => [node.Target, node.Value],
        Sequence node => node.Items,
        _ => [],
    };
}
