using System.Collections.Concurrent;

namespace Parley.Tests.Routines.Differential;

/// <summary>Runs programs in both engines, a batch in ours while Node has the one before.</summary>
internal sealed class DifferentialRun(int seed, int count)
{
    private const int Batch = 500;
    private const int RulesPerProgram = 4;

    public ConcurrentBag<(GeneratedProgram Program, OwnResult Result)> Rejected { get; } = [];

    public List<Disagreement> Disagreements { get; } = [];

    public Coverage Coverage { get; } = new();

    public int Compared { get; private set; }

    public int Threw { get; private set; }

    public int Stopped { get; private set; }

    public async Task RunAsync(NodeEngine node, CancellationToken cancellationToken)
    {
        var comparing = Task.CompletedTask;
        for (var start = 0; start < count; start += Batch)
        {
            var pairs = new (GeneratedProgram Program, OwnResult Result)[Math.Min(Batch, count - start)];
            await Parallel.ForEachAsync(Enumerable.Range(0, pairs.Length), cancellationToken, async (i, cancel) =>
            {
                var program = Generate(start + i);
                pairs[i] = (program, await OwnEngine.RunAsync(program, cancel));
            });
            await comparing;
            comparing = CompareAsync(node, pairs, cancellationToken);
        }

        await comparing;
    }

    private GeneratedProgram Generate(int index)
    {
        var isAsync = index % 2 == 1;
        var rules = (isAsync ? Grammar.Asynchronous : Grammar.Synchronous).Rules;
        var aimed = Enumerable.Range(0, RulesPerProgram).Select(j => rules[((index / 2 * RulesPerProgram) + j) * 7919 % rules.Count]);
        return ProgramWriter.Write(unchecked((seed * 1_000_003) + index), isAsync, aimed);
    }

    private async Task CompareAsync(NodeEngine node, (GeneratedProgram Program, OwnResult Result)[] pairs, CancellationToken cancellationToken)
    {
        var sent = new List<(GeneratedProgram Program, OwnResult Result)>();
        foreach (var pair in pairs)
        {
            switch (pair.Result.Kind)
            {
                case OwnResultKind.Rejected: Rejected.Add(pair); break;
                case OwnResultKind.Stopped: Stopped++; break;
                default: sent.Add(pair); break;
            }
        }

        var answers = await node.RunAsync([.. sent.Select(p => p.Program)], cancellationToken);
        foreach (var ((program, result), answer) in sent.Zip(answers))
        {
            Compared++;
            Threw += result.Kind == OwnResultKind.Threw ? 1 : 0;
            Coverage.Add(program);
            if (!answer.Split(" or ").Contains(result.Text) && result.Text != answer)
            {
                Disagreements.Add(new Disagreement(program, result, answer));
            }
        }
    }
}
