using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Parley.Core.Diagnostics;

/// <summary>
/// All spans and figures that a node gives to OpenTelemetry: one source and one meter, both named <c>Parley</c>. Names are those of the GenAI semantic
/// conventions where these have one; what they don't know is under <c>parley.</c>. No bodies, prompts or answers: those stay in the store.
/// </summary>
public static class ParleyTelemetry
{
    /// <summary>What a collector subscribes to: <c>AddSource</c> and <c>AddMeter</c>.</summary>
    public const string Name = "Parley";

    private const string Operation = "gen_ai.operation.name";
    private const string Provider = "gen_ai.provider.name";
    private const string RequestModel = "gen_ai.request.model";
    private const string ResponseModel = "gen_ai.response.model";
    private const string InputTokens = "gen_ai.usage.input_tokens";
    private const string OutputTokens = "gen_ai.usage.output_tokens";
    private const string TokenType = "gen_ai.token.type";
    private const string AgentName = "gen_ai.agent.name";
    private const string ErrorType = "error.type";
    private const string Chat = "chat";
    private const string InvokeAgent = "invoke_agent";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Exchanges = Meter.CreateCounter<long>("parley.exchanges", "{exchange}", "Exchanges that ended, by side, mode and error.");
    private static readonly Counter<long> StepDowns = Meter.CreateCounter<long>("parley.step_downs", "{step}", "Rungs that broke, by side and mode.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("parley.refusals", "{refusal}", "Requests and work turned away because a budget of peers was spent, by what was asked for.");
    private static readonly Histogram<double> ExchangeDuration = Meter.CreateHistogram<double>("parley.exchange.duration", "s", "Time of an exchange on this side.");
    private static readonly Histogram<long> TokenUsage = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}", "Tokens of a model call.");
    private static readonly Histogram<double> ModelDuration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s", "Time of a model call.");

    /// <summary>Null when nobody listens.</summary>
    public static Activity? StartSending(string agent, string peer, string exchangeId) => StartExchange(ActivityKind.Client, agent, peer, exchangeId);

    /// <summary>Null when nobody listens.</summary>
    public static Activity? StartReceiving(string agent, string caller, string exchangeId) => StartExchange(ActivityKind.Server, agent, caller, exchangeId);

    /// <param name="error">The error's code, or null when the exchange succeeded.</param>
    public static void EndExchange(Activity? span, string mode, string? error)
    {
        span?.SetTag("parley.mode", mode);
        Fail(span, error);
    }

    /// <summary>Whether anybody counts exchanges or step-downs.</summary>
    public static bool CountsExchanges => Exchanges.Enabled || ExchangeDuration.Enabled || StepDowns.Enabled;

    /// <summary>Counts an exchange and its duration, by agent, mode and error code (null: none).</summary>
    public static void CountExchange(string side, string mode, string? error, TimeSpan duration)
    {
        var tags = new TagList { { "parley.side", side }, { "parley.mode", mode } };
        if (error is not null)
        {
            tags.Add(ErrorType, error);
        }

        Exchanges.Add(1, tags);
        ExchangeDuration.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Counts a rung that broke and the mode that took over.</summary>
    public static void CountStepDown(string side, string from, string to)
        => StepDowns.Add(1, new TagList { { "parley.side", side }, { "parley.mode.from", from }, { "parley.mode.to", to } });

    /// <summary>Counts what a budget refused, by the budget's name.</summary>
    public static void CountRefusal(string what) => Refusals.Add(1, new KeyValuePair<string, object?>("parley.budget", what));

    /// <summary>Null when nobody listens.</summary>
    /// <param name="purpose">The prompt's name.</param>
    public static Activity? StartModelCall(string agent, string model, string purpose)
    {
        var span = Source.StartActivity($"{Chat} {model}", ActivityKind.Client);
        span?.SetTag(Operation, Chat).SetTag(Provider, Name).SetTag(RequestModel, model).SetTag(AgentName, agent).SetTag("parley.prompt", purpose);
        return span;
    }

    /// <summary>Ends the span of a model call and counts its tokens and duration.</summary>
    public static void EndModelCall(Activity? span, string model, string? answeredBy, long inputTokens, long outputTokens, TimeSpan duration)
    {
        span?.SetTag(ResponseModel, answeredBy ?? model).SetTag(InputTokens, inputTokens).SetTag(OutputTokens, outputTokens);
        var tags = ModelTags(model);
        ModelDuration.Record(duration.TotalSeconds, tags);
        TokenUsage.Record(inputTokens, [.. tags, new(TokenType, "input")]);
        TokenUsage.Record(outputTokens, [.. tags, new(TokenType, "output")]);
    }

    /// <summary>Ends the span of a model call that gave no answer.</summary>
    public static void FailModelCall(Activity? span, string model, string error, TimeSpan duration)
    {
        Fail(span, error);
        ModelDuration.Record(duration.TotalSeconds, [.. ModelTags(model), new(ErrorType, error)]);
    }

    private static KeyValuePair<string, object?>[] ModelTags(string model) => [new(Operation, Chat), new(Provider, Name), new(RequestModel, model)];

    private static Activity? StartExchange(ActivityKind kind, string agent, string peer, string exchangeId)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var span = Source.StartActivity($"{InvokeAgent} {agent}", kind);
        span?.SetTag(Operation, InvokeAgent).SetTag(AgentName, agent).SetTag("parley.peer", peer).SetTag("parley.exchange.id", exchangeId);
        return span;
    }

    private static void Fail(Activity? span, string? error)
    {
        if (error is not null)
        {
            span?.SetTag(ErrorType, error).SetStatus(ActivityStatusCode.Error);
        }
    }
}
