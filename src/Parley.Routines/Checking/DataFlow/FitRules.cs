using Parley.Protocol.Json;
using Parley.Routines.Syntax;

namespace Parley.Routines.Checking.DataFlow;

/// <summary>Reports what surely does not fit a place of a schema: literals and known kinds. Spreads, computed names and branches are left to a run.</summary>
internal sealed class FitRules(Places places, Kinds kinds, Usage usage, Diagnostics diagnostics)
{
    private readonly HashSet<Expression> _optional = new(ReferenceEqualityComparer.Instance);

    /// <summary>The value stands where undefined is as good as leaving the member out.</summary>
    public bool IsOptional(Expression value) => _optional.Contains(value);

    public void Check(Expression value, SchemaPlace place)
    {
        switch (value)
        {
            case Conditional or Logical or OptionalChain or Sequence:
                return;
            case Identifier { Variable: { } variable } when Held(variable) is { } held:
                Check(held, place);
                return;
        }

        if (IsUndefined(value))
        {
            return;
        }

        var found = kinds.Of(value);
        if (found != ValueKinds.Any && (found & place.Kinds) == ValueKinds.None)
        {
            diagnostics.Report("WrongType", $"{Capital(place.Name)} must be {Describe(place.Kinds)}, but {Describe(found)} stands here.", Conversion(found, place.Kinds), value.Position);
            return;
        }

        CheckInside(value, place);
    }

    private void CheckInside(Expression value, SchemaPlace place)
    {
        switch (value)
        {
            case Literal literal when place.Choices is { } choices && !choices.Contains(literal.Value):
                diagnostics.Report("WrongType", $"{Capital(place.Name)} can't be {literal.Value}.", $"It is one of: {string.Join(", ", choices)}.", value.Position);
                break;
            case ObjectLiteral literal:
                CheckMembers(literal, place);
                break;
            case ArrayLiteral literal when place.Item() is { } item:
                foreach (var element in literal.Items.Where(element => element is not null and not Spread))
                {
                    Check(element!, item);
                }

                break;
            case Call { Callee: MemberAccess { Name: "map" } method, Arguments: [FunctionExpression { Function.IsAsync: false } callback] } when kinds.Of(method.Target) == ValueKinds.Array && place.Item() is { } item:
                foreach (var result in Results(callback.Function))
                {
                    Check(result, item);
                }

                break;
        }
    }

    private void CheckMembers(ObjectLiteral literal, SchemaPlace place)
    {
        if (literal.Members.Any(member => member.Name is null or "toJSON"))
        {
            return;
        }

        var members = place.Members;
        foreach (var member in literal.Members)
        {
            if (place.Member(member.Name!) is { } inner)
            {
                Check(member.Value, inner);
            }
            else if (place.IsClosed && !members.Contains(member.Name!) && IsSomething(member.Value))
            {
                diagnostics.Report("UndeclaredMember", $"'{member.Name}' is not a member of {place.Name}, which allows no others.", NearNames.Advice(member.Name!, members, place.Name), member.Position);
            }

            if (!place.Required.Contains(member.Name!))
            {
                _optional.Add(member.Value);
            }
        }

        CheckRequired(literal, place);
    }

    private void CheckRequired(ObjectLiteral literal, SchemaPlace place)
    {
        foreach (var name in place.Required.Where(name => !literal.Members.Any(member => member.Name == name && !IsUndefined(member.Value))))
        {
            var instead = NearNames.Find(name, literal.Members.Select(member => member.Name!).Except(place.Members));
            diagnostics.Report("MissingMember", $"'{name}' is missing, but {place.Name} must have it.", instead is null ? $"Add {name}: … to this object." : $"Write '{name}' instead of '{instead}'.", literal.Position);
        }
    }

    /// <summary>What a function gives on every path: its expression, or what it returns outside of branches.</summary>
    public static IEnumerable<Expression> Results(Function function)
        => function.Result is { } result ? [result] : function.Body is { } body ? body.Statements.Select(s => (s as Return)?.Value).OfType<Expression>() : [];

    /// <summary>The literal that a variable holds when it is only read where it is checked.</summary>
    private Expression? Held(Variable variable)
        => !usage.IsAssigned(variable) && usage.UsesOf(variable).Count == 1 && places.ValueOf(variable) is ObjectLiteral or ArrayLiteral ? places.ValueOf(variable) : null;

    private static bool IsUndefined(Expression value) => value is Identifier { Variable: null, Name: "undefined" } or Unary { Sign: "void" };

    /// <summary>The member is surely there in some result, so that a closed object is surely broken.</summary>
    private static bool IsSomething(Expression value) => !IsUndefined(value) && value is not (Conditional or Logical or OptionalChain or FunctionExpression or Sequence);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Conversion(ValueKinds found, ValueKinds wanted) => (found, wanted) switch
    {
        (ValueKinds.Text, ValueKinds.Number) => "Write Number(…) around it, or leave out what makes it a text (toFixed, quotes, a template).",
        (_, ValueKinds.Text) => "Write String(…) around it, or toFixed(digits) for a number.",
        (_, ValueKinds.Array) => "Write [ ] around it.",
        _ => $"Give {Describe(wanted)}.",
    };

    private static string Describe(ValueKinds kinds)
    {
        var names = new List<string>();
        foreach (var (kind, name) in new[] { (ValueKinds.Text, "a string"), (ValueKinds.Number, "a number"), (ValueKinds.Boolean, "a boolean"), (ValueKinds.Array, "an array"), (ValueKinds.Object, "an object"), (ValueKinds.Null, "null") })
        {
            // A number that may be null is one that may not be finite: to a reader, a number.
            if (kinds.HasFlag(kind) && !(kind == ValueKinds.Null && kinds == (ValueKinds.Number | ValueKinds.Null)))
            {
                names.Add(name);
            }
        }

        return names.Count == 0 ? "nothing at all" : string.Join(" or ", names);
    }
}
