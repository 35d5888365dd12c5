using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The methods of RegExp.</summary>
internal static class RegExpMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("test", (run, self, args) => RegExpMatcher.Test(run, Of(self), Coercion.ToText(run, args.At(0)))),
        ("exec", Exec),
        ("toString", (run, self, _) => Of(self).ToText(run)),
        ("hasOwnProperty", ObjectMethods.HasOwn),
    ];

    private static RegExpValue Of(JsonValue self) => (RegExpValue)self.Reference!;

    private static JsonValue Exec(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = Coercion.ToText(run, args.At(0));
        return RegExpMatcher.Exec(run, Of(self), text, groups: true) is { } match ? RegExpMatcher.ToArray(run, Of(self), match, text) : JsonValue.Null;
    }

    /// <summary>An expression from a value: one that is one already, or a pattern as text.</summary>
    public static RegExpValue Make(Run run, JsonValue pattern, string flags)
    {
        if (pattern.Reference is RegExpValue expression)
        {
            return expression;
        }

        return Compile(run, pattern.IsMissing ? "(?:)" : Coercion.ToText(run, pattern), flags);
    }

    public static RegExpValue Compile(Run run, string pattern, string flags)
    {
        // Reading a pattern and building its program costs far more than a step. What it took in all is known afterwards; the parser bounds it.
        run.Charge(2000 + (20L * pattern.Length));
        run.Allocate(100L * pattern.Length);
        var regex = RegExpCompiler.Compile(pattern, flags, out var error, out var bytes);
        run.Allocate(bytes);
        run.Charge(bytes >> 5);
        return regex is null
            ? throw run.Throw("SyntaxError", $"Invalid regular expression: /{pattern}/{flags}: {error}")
            : new RegExpValue(pattern.Length == 0 ? "(?:)" : pattern, flags, regex) { OwesAutomaton = true };
    }
}
