using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Parley.Tests.PublicApi;

/// <summary>What users of an assembly can name, as text that a person reads in a review.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var types in assembly.GetExportedTypes().GroupBy(type => type.Namespace).OrderBy(types => types.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(types.Key).Append('\n');
            foreach (var type in types.OrderBy(type => TypeNames.Of(type), StringComparer.Ordinal))
            {
                text.Append("  ").Append(Kind(type)).Append(' ').Append(TypeNames.Of(type)).Append(Parents(type)).Append('\n');
                foreach (var member in MemberText.Of(type))
                {
                    text.Append("    ").Append(member).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type)
        => type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? $"{(type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "")}struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : $"{(type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}{(IsRecord(type) ? "record" : "class")}";

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static string Parents(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
        {
            return "";
        }

        var inherited = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? parent : null;
        var interfaces = type.GetInterfaces()
            .Where(one => one.IsVisible && one.Name != "IEquatable`1" && inherited?.GetInterfaces().Contains(one) != true)
            .Select(one => TypeNames.Of(one)).Order(StringComparer.Ordinal);
        var parents = (inherited is null ? [] : new[] { TypeNames.Of(inherited) }).Concat(interfaces).ToList();
        return parents.Count == 0 ? "" : $" : {string.Join(", ", parents)}";
    }
}
