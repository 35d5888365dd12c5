using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Wire.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Documents;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Core.Prompting;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;
using Parley.Routines;

namespace Parley.Benchmarks.Wire.Stages;

/// <summary>The stages of one exchange, one after the other on one thread, on the bytes that go over the wire.</summary>
internal static class StageCosts
{
    private static readonly PeerBudgets Budgets = new(new PeerOptions(), () => new Uri("http://127.0.0.1:5080"), TimeProvider.System, NullLogger<PeerBudgets>.Instance);

    private const int Batches = 100;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(4);

    public static async Task<IReadOnlyList<StageCost>> MeasureAsync(string path)
    {
        await using var node = await ParleyNode.CreateAsync(parley => Weather.Describe(parley.UseStore(path)));
        await LiveRoutine.PrepareAsync(node.Services);
        var services = node.Services;
        var document = services.GetRequiredService<TypedDocuments>().Get(Weather.Document).Value;
        var agent = services.GetRequiredService<AgentCatalog>().Find(Weather.Agent)!;
        var key = new RoutineKey(agent.Name, Side.Receiver, Weather.Document.Hash, SkillFingerprint.Of(agent));
        var routines = services.GetRequiredService<LiveRoutines>();
        var routine = (await routines.FindReceiverAsync(key, document, CancellationToken.None))!;
        var reply = JsonText.Parse("""{"city":"London","temperature":6.5,"summary":"Light rain"}""");
        _ = AgoraRequestReader.TryRead(Weather.Envelope, JsonLimits.Default, out var request, out _);
        var body = RequestBody.Read(document, request!.Body, JsonLimits.Default).Value;
        var records = services.GetRequiredService<IExchangeStore>();
        var inbound = services.GetRequiredService<IInbound>();
        var post = Post();
        var context = new ExchangeContext { Agent = agent.Name, Caller = "127.0.0.1", ExchangeId = "0123456789abcdef0123456789abcdef", Deadline = DateTimeOffset.MaxValue };
        var journal = services.GetRequiredService<IEffectJournal>();
        var record = Record(agent, context, journal, body, reply);
        return
        [
            Measure("parse the envelope", () => AgoraRequestReader.TryRead(Weather.Envelope, JsonLimits.Default, out _, out _)),
            Measure("parse and validate the body", () => RequestBody.Read(document, request.Body, JsonLimits.Default)),
            Measure("find the routine", () => Done(routines.FindReceiverAsync(key, document, CancellationToken.None))),
            Measure("run, tool, validate the reply", () => Done(routine.HandleAsync(body, new Tools(new ToolRunner(agent, context, journal, new ModelBill())), CancellationToken.None))),
            Measure("write the reply", () => AgoraReplyWriter.Write(AgoraReply.SuccessText(reply), AgoraDialect.Library, request)),
            Measure("encode, queue the record", () => Done(records.AppendAsync(record, Durability.Relaxed, CancellationToken.None))),
            Measure("all of it, without a socket", () => Done(inbound.ReceiveAsync(post, CancellationToken.None))),
        ];
    }

    public static TransportRequest Post() => new()
    {
        Method = "POST",
        Url = new Uri($"http://127.0.0.1:5080/agents/{Weather.Agent}"),
        ContentType = "application/json",
        Body = Weather.Envelope,
        Origin = "127.0.0.1",
        Headers = [new("Host", "127.0.0.1:5080"), new("Content-Type", "application/json"), new("Content-Length", "333")],
    };

    private static ExchangeRecord Record(Agent agent, ExchangeContext context, IEffectJournal journal, JsonValue input, JsonValue output)
        => new Reception(agent, context, journal, Budgets, TimeProvider.System) { Mode = Mode.Routine, Document = Weather.Document.Hash }.ToRecord(RecordKind.Exchange, input, output, null) with
        {
            ToolCalls = [new ToolCall(Weather.Skill, input, output, null)],
            Subject = Weather.Skill,
        };

    private static StageCost Measure(string stage, Action once)
    {
        void Batch(int size)
        {
            for (var i = 0; i < size; i++)
            {
                once();
            }
        }

        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < WarmUp;)
        {
            Batch(64); // the JIT compiles in steps, some of them after a pause
        }

        return new StageCost(stage, FastestTenth(Batch), Rounds.AllocatedPerOperation(Batch));
    }

    /// <summary>Nanoseconds of one operation in the fastest tenth of many short batches: those that the rest of the machine left alone.</summary>
    private static double FastestTenth(Action<int> batch)
    {
        var size = 64;
        while (Time(batch, size) < BatchTime)
        {
            size *= 2;
        }

        var times = Enumerable.Range(0, Batches).Select(_ => Time(batch, size).TotalNanoseconds / size).Order().ToList();
        return times[Batches / 10];
    }

    private static TimeSpan Time(Action<int> batch, int size)
    {
        var started = Stopwatch.GetTimestamp();
        batch(size);
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>All of these end at once, but for an append that waits for room in the writer's queue.</summary>
    private static void Done<T>(ValueTask<T> task) => _ = task.IsCompleted ? task.Result : task.AsTask().GetAwaiter().GetResult();

    private static void Done(ValueTask task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            task.AsTask().GetAwaiter().GetResult();
        }
    }

    private sealed class Tools(ToolRunner runner) : IRoutineTools
    {
        public async ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
            => (await runner.RunAsync(name, arguments, cancellationToken)).TryGet(out var value, out var error) ? ToolAnswer.Of(value) : ToolAnswer.Failed(error.Message);
    }
}
