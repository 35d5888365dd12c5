using System.Text;
using Spectre.Console;

namespace Parley.Cli.Output;

/// <summary>Consoles for people. Colours, cursor movement and line breaks at the width of a window are for terminals alone.</summary>
internal static class Terminals
{
    /// <summary>Output that goes to a file or a pipe has no width of its own: lines are not broken.</summary>
    private const int RedirectedWidth = 4000;

    /// <summary>Windows gives a program the code page of its terminal, in which JSON of other languages would be lost; everywhere else UTF-8 is what there is.</summary>
    public static void UseUtf8()
    {
        if (!OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // There is no terminal to set; what is redirected is UTF-8 as it is.
        }
    }

    public static IAnsiConsole Output() => Create(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Errors() => Create(Console.Error, Console.IsErrorRedirected);

    public static IAnsiConsole Silent() => Create(TextWriter.Null, isRedirected: true);

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            // https://no-color.org: any value that is not empty.
            ColorSystem = isPlain || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
