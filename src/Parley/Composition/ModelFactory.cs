using System.Security.Cryptography;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Transport;
using Parley.Models.Offline;
using Parley.Models.OpenAi;
using Parley.Models.Replay;
using Parley.Options;

namespace Parley.Composition;

/// <summary>Makes the chat client that a model's options describe. A new provider is a member of <see cref="ModelProvider"/> and a line here.</summary>
internal sealed class ModelFactory(ITransport transport, TimeProvider time)
{
    private const int JitterSteps = 1 << 20;

    public Outcome<PricedModel> Make(string name, ModelOptions model) => model.Provider switch
    {
        ModelProvider.Offline => Offline(name, model),
        ModelProvider.OpenAi => OpenAi(name, model),
        ModelProvider.Replay => Replay(name, model),
        _ => new PricedModel(name, model.Client!, model.Price) { Timeout = model.Timeout },
    };

    public static PricedModel Offline(string name, ModelOptions model) => new(name, new OfflineModel(), model.Price) { Timeout = model.Timeout, BilledAs = $"{name} (offline model)", RunsInProcess = true };

    private Outcome<PricedModel> OpenAi(string name, ModelOptions model)
    {
        var options = new OpenAiOptions
        {
            Endpoint = model.Endpoint!.AbsoluteUri,
            Model = model.Model!,
            ApiKeyEnv = model.ApiKeyEnv,
            ApiKey = model.ApiKeyEnv is null ? null : Environment.GetEnvironmentVariable(model.ApiKeyEnv) is { Length: > 0 } key ? key : null,
            Timeout = model.Timeout,
        };
        return options.Validate() is { Count: > 0 } mistakes
            ? new ParleyError(ParleyErrorCode.InvalidConfiguration, string.Join(' ', mistakes))
            : new PricedModel(name, new OpenAiChatClient(options, transport, time, Jitter), model.Price) { Timeout = model.Timeout };
    }

    private static Outcome<PricedModel> Replay(string name, ModelOptions model)
    {
        using var lines = File.OpenText(model.File!);
        return ReplayingChatClient.Read(lines).TryGet(out var client, out var error)
            ? new PricedModel(name, client, model.Price) { Timeout = model.Timeout }
            : error;
    }

    private static double Jitter() => (double)RandomNumberGenerator.GetInt32(JitterSteps) / JitterSteps;
}
