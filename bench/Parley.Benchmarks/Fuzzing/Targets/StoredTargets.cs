using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>What a damaged disk may give back. Damage is a <see cref="FormatException"/>, nothing else.</summary>
internal static class StoredTargets
{
    private static readonly DocumentHash Hash = DocumentHash.Of("x");
    private static readonly RoutineKey Routine = new("a", Side.Receiver, Hash, "s");
    private static readonly PairKey Pair = new("a", "b", "c");

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("stored record", Records(), Record),
        new("stored routine", SeedFiles.Texts("stored.txt"), input => Read(input, json => RoutineRecordFormat.Write(RoutineRecordFormat.Read(Routine, 1, json)))),
        new("stored event", SeedFiles.Texts("stored.txt"), input => Read(input, json => RoutineEventFormat.Write(RoutineEventFormat.Read(Routine, json)))),
        new("stored pair", SeedFiles.Texts("stored.txt"), input => Read(input, json => PairStateFormat.Write(PairStateFormat.Read(Pair, 1, json)))),
    ];

    /// <summary>A record's own bytes; what is read is written, and must then be the same bytes again.</summary>
    private static void Record(byte[] input)
    {
        try
        {
            var written = Bytes(ExchangeRecordFormat.Read(input));
            Promise.Holds(Bytes(ExchangeRecordFormat.Read(written)).AsSpan().SequenceEqual(written), "a stored record is not read back");
            ExchangeRecordFormat.Redact(input, new FieldWriter());
        }
        catch (FormatException)
        {
        }
    }

    private static byte[] Bytes(ExchangeRecord record)
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, record);
        return writer.Written.ToArray();
    }

    private static IReadOnlyList<byte[]> Records()
    {
        var plain = new ExchangeRecord
        {
            Id = "x-1",
            Kind = RecordKind.Exchange,
            Side = Side.Receiver,
            At = DateTimeOffset.UnixEpoch,
            Duration = TimeSpan.FromMilliseconds(3),
            Agent = "weather",
            Peer = "127.0.0.1",
            Subject = "getForecast",
            Mode = Mode.Routine,
        };
        var full = plain with
        {
            Kind = RecordKind.Negotiation,
            Side = Side.Sender,
            Effect = SkillEffect.Once,
            Document = Hash,
            PeerMode = Mode.Model,
            Error = "PeerFailed: no",
            Input = new JsonObject { { "a", 1 }, { "b", "é" } },
            Output = new JsonArray([true, JsonValue.Null]),
            RequestBody = "text",
            ReplyBody = 2.5,
            ToolCalls = [new ToolCall("getForecast", new JsonObject(), "fine", null), new ToolCall("order", 1, default, "no")],
            ModelCalls = [new ModelCall(ModelRole.Program, "write-routine", "m", 100, 20, 0.0015m, "USD", TimeSpan.FromSeconds(1))],
            StepDowns = [new StepDown(Mode.Routine, Mode.Language, "it broke")],
            ParentId = "p",
            QueryId = "q",
        };
        return [Bytes(plain), Bytes(full)];
    }

    private static void Read(byte[] input, Func<JsonValue, string> readAndWrite)
    {
        if (!JsonText.TryParse(input, JsonLimits.Default, out var json, out _))
        {
            return;
        }

        try
        {
            var written = readAndWrite(json);
            Promise.Holds(readAndWrite(JsonText.Parse(written)) == written, "what was stored is not read back");
        }
        catch (FormatException)
        {
        }
    }
}
