using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;
using Parley.Tests.Hosting.Composition;

namespace Parley.Tests.Core.Diagnostics;

/// <summary>What a collector gets to see. Other tests run beside this one, so only what carries its own agent's name or peer is looked at.</summary>
public sealed class ParleyTelemetryTests
{
    private const string Agent = "telemetry-agent";

    [Fact]
    public async Task Exchange_in_plain_language_gives_spans_of_exchange_and_model()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ParleyTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var nodes = await TwoNodes.StartAsync(node => node.AddAgent("weather", agent => agent.Describe("Weather.")));
        await nodes.Alice.Client.As(Agent).Peer(nodes.Peer.Url).ExchangeAsync(
            ParleyTask.For<TypedClientTests.Request, TypedClientTests.Forecast>("How warm?"),
            JsonText.Parse("""{ "location": "Rome", "date": "2026-05-03" }"""), TestContext.Current.CancellationToken);
        var mine = spans.Where(span => (string?)span.GetTagItem("gen_ai.agent.name") == Agent).ToList();
        var exchange = Assert.Single(mine, span => span.OperationName == $"invoke_agent {Agent}");
        Assert.Equal((ActivityKind.Client, "Language"), (exchange.Kind, exchange.GetTagItem("parley.mode")));
        var chat = mine.First(span => span.OperationName == "chat default");
        Assert.Equal(("chat", "default"), (chat.GetTagItem("gen_ai.operation.name"), chat.GetTagItem("gen_ai.request.model")));
        Assert.True((long)chat.GetTagItem("gen_ai.usage.input_tokens")! > 0);
        Assert.Equal(exchange.SpanId, chat.ParentSpanId);
        Assert.Contains(spans, span => span.Kind == ActivityKind.Server && span.TraceId == exchange.TraceId);
    }

    [Fact]
    public void Figures_have_the_conventions_names_and_units()
    {
        var seen = new ConcurrentDictionary<string, string?>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, it) => it.EnableMeasurementEvents(instrument) };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => Note(instrument));
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Note(instrument));
        listener.Start();
        ParleyTelemetry.CountExchange("Sender", "Language", "PeerFailed", TimeSpan.FromSeconds(1));
        ParleyTelemetry.CountStepDown("Sender", "Routine", "Model");
        ParleyTelemetry.EndModelCall(null, "m", null, 10, 20, TimeSpan.FromSeconds(1));
        Assert.Equal(("{exchange}", "s", "{step}", "{token}", "s"),
            (seen["parley.exchanges"], seen["parley.exchange.duration"], seen["parley.step_downs"], seen["gen_ai.client.token.usage"], seen["gen_ai.client.operation.duration"]));

        void Note(Instrument instrument)
        {
            if (instrument.Meter.Name == ParleyTelemetry.Name)
            {
                seen[instrument.Name] = instrument.Unit;
            }
        }
    }
}
