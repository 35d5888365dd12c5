using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Parley.Tests.PublicApi;

/// <summary>One line for each member that users can see; what the compiler makes of a record is left out.</summary>
internal static class MemberText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
        : type.GetMembers(Declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute))).Select(Line).OfType<string>().Order(StringComparer.Ordinal);

    private static string? Line(MemberInfo member)
    {
        var context = new NullabilityInfoContext();
        return member switch
        {
            FieldInfo field when IsVisible(field) => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static readonly " : "")}{TypeNames.Of(field.FieldType, context.Create(field))} {field.Name}{Constant(field)}",
            PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property, context),
            EventInfo @event when IsVisible(@event.AddMethod!) => $"event {TypeNames.Of(@event.EventHandlerType!)} {@event.Name}",
            ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)}new({Parameters(constructor, context)})",
            MethodInfo { IsSpecialName: false } method when IsVisible(method) => Method(method, context),
            MethodInfo method when IsVisible(method) && method.Name.StartsWith("op_", StringComparison.Ordinal) => Method(method, context),
            _ => null,
        };
    }

    private static string Property(PropertyInfo property, NullabilityInfoContext context)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
        var set = accessors.FirstOrDefault(accessor => accessor == property.SetMethod);
        var isInit = set?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(parameter => TypeNames.Of(parameter.ParameterType)))}]" : property.Name;
        var words = $"{Access(accessors[0])}{(property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")}";
        return $"{words}{TypeNames.Of(property.PropertyType, context.Create(property))} {name} {{ {(accessors.Contains(property.GetMethod!) ? "get; " : "")}{(set is null ? "" : isInit ? "init; " : "set; ")}}}";
    }

    private static string Method(MethodInfo method, NullabilityInfoContext context)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        var isExtension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Access(method)}{TypeNames.Of(method.ReturnType, context.Create(method.ReturnParameter))} {method.Name}{generic}({isExtension}{Parameters(method, context)})";
    }

    private static string Parameters(MethodBase method, NullabilityInfoContext context) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var way = parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{way}{TypeNames.Of(parameter.ParameterType, context.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue)}" : "")}";
    }));

    private static string Access(MethodBase member)
        => $"{(member.IsPublic ? "" : "protected ")}{(member.IsStatic ? "static " : member.IsAbstract && !member.DeclaringType!.IsInterface ? "abstract " : member.IsVirtual && !member.IsFinal && !member.DeclaringType!.IsInterface && !member.DeclaringType.IsSealed ? "virtual " : "")}";

    private static bool IsVisible(MethodBase member) => member.IsPublic || ((member.IsFamily || member.IsFamilyOrAssembly) && !member.DeclaringType!.IsSealed);

    private static bool IsVisible(FieldInfo field) => field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    private static string Constant(FieldInfo field) => field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "";

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text.ReplaceLineEndings("\\n")}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
