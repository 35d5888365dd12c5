using System.Reflection;

namespace Parley.Tests.PublicApi;

/// <summary>Types as C# writes them, with nullability.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(char)] = "char",
        [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(double)] = "double", [typeof(float)] = "float", [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Of(value)}?";
        }

        var name = type.IsArray ? $"{Of(type.GetElementType()!, nullability?.ElementType)}[]" : Plain(type, nullability);
        return nullability is { ReadState: NullabilityState.Nullable } && !type.IsValueType && !type.IsGenericParameter ? $"{name}?" : name;
    }

    private static string Plain(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var own = type.Name.Split('`')[0];
        var arguments = type.GetGenericArguments();
        var nested = type.DeclaringType is { } outer ? $"{Plain(outer, null)}." : "";
        var inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var names = arguments.Skip(inherited).Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i + inherited))).ToList();
        return names.Count == 0 ? $"{nested}{own}" : $"{nested}{own}<{string.Join(", ", names)}>";
    }
}
