using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Forms;

/// <summary>Knows the field in which replies say why there is no result.</summary>
internal static class ErrorField
{
    public const string Name = "error";

    public static bool IsOne(Field field) => field.Path is [var name] && name.Equals(Name, StringComparison.OrdinalIgnoreCase) && field.Kind is FieldKind.Text or FieldKind.Any;
}
