using System.CommandLine;
using Parley.Cli.Output;
using Parley.Protocol.Json;
using Parley.Routines;
using Spectre.Console;

namespace Parley.Cli.Commands;

/// <summary><c>parley routines check FILE</c> and <c>run FILE --input JSON</c>: a routine in a file, without a store.</summary>
internal static class RoutineFileCommands
{
    public static Command Check()
    {
        var file = new Argument<string>("file") { Description = "A routine's source." };
        var command = new Command("check", "Compile a routine and say what is wrong with it.") { file };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var (source, error) = await InputFile.ReadTextAsync(parsed.GetValue(file)!, token);
                if (source is null)
                {
                    return error!;
                }

                var compilation = Compile(source, context.Time);
                var json = new JsonObject
                {
                    { "ok", compilation.Routine is not null },
                    { "functions", new JsonArray((compilation.Routine?.Functions ?? []).Select(name => new JsonValue(name))) },
                    { "tools", new JsonArray((compilation.Routine?.Tools ?? []).Select(name => new JsonValue(name))) },
                    { "diagnostics", new JsonArray(compilation.Diagnostics.Select(DiagnosticJson)) },
                };
                return new CommandOutcome(compilation.Routine is null ? ExitCodes.Failed : ExitCodes.Done, json, console => Render(console, parsed.GetValue(file)!, compilation));
            },
            cancellationToken));
        return command;
    }

    public static Command Run()
    {
        var file = new Argument<string>("file") { Description = "A routine's source." };
        var input = new Option<string>("--input") { Description = "The argument, as JSON.", Required = true, HelpName = "JSON" };
        var function = new Option<string?>("--function") { Description = "The function to run; default handle, encode or the first.", HelpName = "NAME" };
        var command = new Command("run", "Run a function of a routine on an input, without tools.") { file, input, function };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                var (source, unreadable) = await InputFile.ReadTextAsync(parsed.GetValue(file)!, token);
                var (value, invalid) = InputFile.ParseJson("--input", parsed.GetValue(input)!);
                if (source is null || value is null)
                {
                    return (unreadable ?? invalid)!;
                }

                var compilation = Compile(source, context.Time);
                if (compilation.Routine is not { } routine)
                {
                    var first = compilation.Diagnostics[0];
                    return Failed($"{first.Message} {first.Advice}", first.Code, first.Line, first.Column);
                }

                var name = parsed.GetValue(function) ?? routine.Functions.FirstOrDefault(known => known is "handle" or "encode") ?? routine.Functions[0];
                var start = context.Time.GetTimestamp();
                var result = await routine.InvokeAsync(name, [value.Value], IRoutineTools.None, new RoutineLimits(), token);
                return Outcome(result, context.Time.GetElapsedTime(start));
            },
            cancellationToken));
        return command;
    }

    /// <summary>What declares no function compiles, yet nothing could ever call it.</summary>
    private static RoutineCompilation Compile(string source, TimeProvider time)
    {
        var compilation = new RoutineRuntime(time).Compile(source, RoutineSignature.None);
        return compilation.Routine is { Functions.Count: 0 }
            ? compilation with { Routine = null, Diagnostics = [.. compilation.Diagnostics, new RoutineDiagnostic("NoFunction", "The routine declares no function.", "Write handle(request, tools), or encode(input) and decode(reply).", 1, 1)] }
            : compilation;
    }

    private static CommandOutcome Outcome(RoutineResult result, TimeSpan duration)
    {
        var json = new JsonObject
        {
            { "ok", result.Succeeded },
            { result.Succeeded ? "output" : "error", result.Error is { } error ? ErrorJson(error.Message, error.Code.ToString(), error.Line, error.Column) : result.Output },
            { "fuel", result.Fuel },
            { "allocatedBytes", result.AllocatedBytes },
            { "ms", Math.Round(duration.TotalMilliseconds, 3) },
        };
        return result.Error is { } failure
            ? new CommandOutcome(ExitCodes.Failed, json, console => console.WriteText($"{failure.Line}:{failure.Column} {failure.Code}: {failure.Message}")) { IsError = true }
            : new CommandOutcome(ExitCodes.Done, json, console => console.WriteJson(result.Output));
    }

    private static CommandOutcome Failed(string message, string code, int line, int column) => new(
        ExitCodes.Failed,
        new JsonObject { { "ok", false }, { "error", ErrorJson(message, code, line, column) }, { "fuel", 0 }, { "allocatedBytes", 0 }, { "ms", 0 } },
        console => console.WriteText($"{line}:{column} {code}: {message}"))
    {
        IsError = true,
    };

    private static JsonValue ErrorJson(string message, string code, int line, int column) => new JsonObject { { "code", code }, { "message", message }, { "line", line }, { "column", column } };

    private static JsonValue DiagnosticJson(RoutineDiagnostic diagnostic)
        => ErrorJson(diagnostic.Message, diagnostic.Code, diagnostic.Line, diagnostic.Column).AsObject!.With("advice", diagnostic.Advice);

    private static void Render(IAnsiConsole console, string file, RoutineCompilation compilation)
    {
        foreach (var diagnostic in compilation.Diagnostics)
        {
            console.WriteText($"{file}:{diagnostic.Line}:{diagnostic.Column} {diagnostic.Code}: {diagnostic.Message} {diagnostic.Advice}");
        }

        if (compilation.Routine is { } routine)
        {
            console.WriteText($"ok: {string.Join(", ", routine.Functions)}; tools: {(routine.Tools.Count == 0 ? "none" : string.Join(", ", routine.Tools))}");
        }
    }
}
