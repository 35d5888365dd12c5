using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Parley.Benchmarks.Reporting;

/// <summary>Numbers that a measurement can't be made with are refused before it begins.</summary>
internal static class OptionRanges
{
    public static Option<T> Within<T>(this Option<T> option, T least, T most)
        where T : INumber<T>
    {
        option.Validators.Add(result =>
        {
            // What is no number at all is the parser's to say.
            if (result.Tokens is [{ Value: var word }] && T.TryParse(word, CultureInfo.InvariantCulture, out var value) && !(value >= least && value <= most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} takes {least} to {most}, not {word}."));
            }
        });
        return option;
    }
}
