using System.Diagnostics;
using System.Globalization;
using Parley.Routines;
using Parley.Routines.Builtins;
using Parley.Routines.Syntax;
using Parley.Tests.House;

namespace Parley.Tests.Routines.Differential;

/// <summary>
/// Random programs that reach the whole language, run here and in Node: they must agree on every value and on what throws.
/// <c>PARLEY_DIFFERENTIAL=programs[,seed]</c> makes the run longer or another.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Least = 50;

    private static readonly string[] Plan = (Environment.GetEnvironmentVariable("PARLEY_DIFFERENTIAL") ?? "10000,1").Split(',');

    [Fact]
    public async Task Both_engines_agree_on_every_program()
    {
        using var node = NodeEngine.TryStart();
        Assert.SkipWhen(node is null, "node is not on PATH; generated programs have nothing to be compared with.");
        var (count, seed) = (int.Parse(Plan[0], CultureInfo.InvariantCulture), Plan.Length > 1 ? int.Parse(Plan[1], CultureInfo.InvariantCulture) : 1);
        var run = new DifferentialRun(seed, count);
        var watch = Stopwatch.StartNew();
        await run.RunAsync(node, TestContext.Current.CancellationToken);
        Print(run, watch.Elapsed);

        Assert.True(run.Disagreements.Count == 0, $"{run.Disagreements.Count} disagreements; the shortest:\n\n{string.Join("\n\n", run.Disagreements.OrderBy(d => d.Program.Source.Length).Take(3))}");
        Assert.True(run.Rejected.IsEmpty, $"{run.Rejected.Count} right programs were rejected:\n{string.Join('\n', run.Rejected.Take(5).Select(r => $"{r.Result.Text}\n{r.Program.Source}"))}");
        Assert.True(run.Threw < 0.4 * run.Compared, "Too many programs end in an error to say much.");
        Assert.True(run.Stopped < 0.01 * count, "Too many programs could not be compared.");
        if (count >= 10_000)
        {
            Assert.Empty(Missing(run.Coverage));
        }
    }

    [Fact]
    public void Every_built_in_and_production_has_a_rule()
    {
        var labels = Grammar.Asynchronous.Rules.Select(rule => rule.Label).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(BuiltIns, name => !labels.Contains(name));
        Assert.DoesNotContain(Operators, name => !labels.Contains(name));
    }

    [Fact]
    public void A_rule_calls_what_its_label_names()
    {
        foreach (var rule in Grammar.Asynchronous.Rules.Where(rule => BuiltIns.Contains(rule.Label)))
        {
            var called = rule.Label.StartsWith("new ", StringComparison.Ordinal) || Globals.Names.Contains(rule.Label) ? rule.Label.TrimEnd(')') : rule.Label[rule.Label.IndexOf('.', StringComparison.Ordinal)..] + "(";
            Assert.True(rule.Template.Contains(called, StringComparison.Ordinal) || rule.Template.Contains("${ {D} }", StringComparison.Ordinal), $"{rule.Label} = {rule.Template}");
        }
    }

    [Fact]
    public void What_is_left_out_is_rejected_with_its_documented_code()
    {
        var guide = File.ReadAllText(Path.Combine(SourceTree.Root, "docs/guide/routines.md"));
        for (var i = 0; i < 500; i++)
        {
            var (statement, code) = RejectedRules.All[i % RejectedRules.All.Count];
            var source = ProgramWriter.Write(90_000 + i, isAsync: false, []).Source;
            var diagnostics = new RoutineRuntime(TimeProvider.System).Compile(source.Replace("return { out, raw:", $"{statement}\nreturn {{ out, raw:", StringComparison.Ordinal), RoutineSignature.None).Diagnostics;
            Assert.True(diagnostics.Count > 0 && diagnostics[0].Code == code, $"{statement} gave {string.Join(' ', diagnostics)}, not {code}");
            Assert.Contains($"`{code}`", guide, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_program()
        => Assert.Equal(ProgramWriter.Write(7, true, []).Source, ProgramWriter.Write(7, true, []).Source);

    private static IEnumerable<string> BuiltIns => MethodTables.Names.Concat(Globals.Names);

    /// <summary>As the lexer knows them; statements and patterns are counted by their node types after a run.</summary>
    private static IEnumerable<string> Operators =>
    [
        .. new[] { "+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>", ">>>", "<", "<=", ">", ">=", "==", "!=", "===", "!==", "in", "instanceof" }.Select(sign => $"Binary.{sign}"),
        .. new[] { "&&", "||", "??" }.Select(sign => $"Logical.{sign}"),
        .. new[] { "!", "-", "+", "~", "typeof", "void", "delete" }.Select(sign => $"Unary.{sign}"),
        .. new[] { "", "+", "-", "*", "/", "%", "**", "<<", ">>", ">>>", "&", "|", "^", "&&", "||", "??" }.Select(sign => $"Assignment.{sign}="),
    ];

    private static IEnumerable<string> Missing(Coverage coverage)
    {
        var nodes = typeof(Node).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Node)) && !type.IsAbstract && type != typeof(SlotRead)).Select(type => type.Name);
        return BuiltIns.Concat(Operators).Where(name => coverage.Rules.GetValueOrDefault(name) < Least)
            .Concat(nodes.Where(name => coverage.Productions.Where(p => p.Key.Split(' ')[0] == name).Sum(p => p.Value) < Least))
            .Concat(coverage.Productions.Where(p => p.Value < Least).Select(p => p.Key));
    }

    private void Print(DifferentialRun run, TimeSpan elapsed)
    {
        output.WriteLine($"{run.Compared} programs compared in {elapsed.TotalSeconds:0} s: {run.Disagreements.Count} disagreements, {run.Rejected.Count} rejected, {run.Threw} ({100.0 * run.Threw / Math.Max(1, run.Compared):0} %) end in an error");
        output.WriteLine($"not compared: {run.Stopped} ran into a limit");
        foreach (var (what, counts) in new[] { ("productions", run.Coverage.Productions), ("built-ins and operators", run.Coverage.Rules) })
        {
            output.WriteLine($"{counts.Count} {what}, least {counts.Values.Min()}: {string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))}");
        }
    }
}
