using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange;

namespace Parley.Telemetry;

/// <summary>
/// Sends spans and figures by OTLP when the environment says where (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; the exporter reads the other <c>OTEL_…</c> variables itself).
/// An application that has an OpenTelemetry pipeline of its own adds the source and the meter <c>Parley</c> to that, and nothing is sent twice.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const int FlushMilliseconds = 2000;
    private const string ServiceNameVariable = "OTEL_SERVICE_NAME";

    private readonly TracerProvider? _tracer;
    private readonly MeterProvider? _meter;

    public OtlpExport(NodeOptions node, IEnumerable<TracerProvider> own)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointVariable)) || own.Any())
        {
            return;
        }

        var resource = ResourceBuilder.CreateDefault();
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(ServiceNameVariable)))
        {
            resource.AddService(node.Name);
        }

        _tracer = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(ParleyTelemetry.Name, "Microsoft.AspNetCore", "System.Net.Http").AddOtlpExporter().Build();
        _meter = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(ParleyTelemetry.Name, "Microsoft.AspNetCore.Hosting").AddOtlpExporter().Build();
    }

    public bool IsOn => _tracer is not null;

    /// <summary>Sends what is there, within two seconds: a collector that is down must not hold up the end of the node.</summary>
    public void Flush()
    {
        _tracer?.ForceFlush(FlushMilliseconds);
        _meter?.ForceFlush(FlushMilliseconds);
    }

    public void Dispose()
    {
        _tracer?.Dispose();
        _meter?.Dispose();
    }
}
