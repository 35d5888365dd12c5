using Parley.Core.Costs;

namespace Parley.Cli;

/// <summary>Marks figures that no language model made.</summary>
internal static class OfflineLabel
{
    private const string Words = "offline model";

    public static bool IsOffline(ModelCall call) => call.Model.Contains(Words, StringComparison.OrdinalIgnoreCase);

    /// <summary>A remark in parentheses with a space in front; empty where only real models were asked, or none.</summary>
    public static string Of(IEnumerable<ModelCall> calls)
    {
        var kinds = calls.Select(IsOffline).Distinct().ToList();
        return kinds switch
        {
            [true] => $" ({Words})",
            [_, _] => $" (in part {Words})",
            _ => "",
        };
    }
}
