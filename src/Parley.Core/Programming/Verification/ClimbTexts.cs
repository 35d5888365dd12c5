using System.Globalization;

namespace Parley.Core.Programming.Verification;

internal static class ClimbTexts
{
    public static string Spent(ClimbMemory memory)
        => string.Create(CultureInfo.InvariantCulture, $"the climb's budget is spent: {memory.Cost:0.####} of {memory.Options.MaxCost:0.####}");
}
