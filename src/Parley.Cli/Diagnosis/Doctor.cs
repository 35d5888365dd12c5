using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Net.Http;
using Parley.Options;

namespace Parley.Cli.Diagnosis;

/// <summary>Looks at everything a node needs and says what is wrong and what to do.</summary>
internal static class Doctor
{
    public const string ConfigurationSubject = "configuration";

    private const int MaxDamage = 20;

    private static readonly TimeSpan ModelTimeout = TimeSpan.FromSeconds(5);

    /// <param name="configPath">Null when none was named; <c>parley.json</c> is then looked at if it is there.</param>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(string? configPath, CommandContext context, CancellationToken cancellationToken)
    {
        var findings = new List<Finding> { new("runtime", FindingKind.Ok, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}") };
        var configuration = Configuration(configPath, findings);
        await StoreAsync(StoreOf(configuration, context), findings, cancellationToken);
        if (configuration is not null)
        {
            Port(configuration.Options.Node.Url, findings);
            foreach (var (name, model) in configuration.Options.Models)
            {
                findings.Add(await ModelAsync(name, model, context, cancellationToken));
            }
        }

        return findings;
    }

    private static ParleyConfiguration? Configuration(string? path, List<Finding> findings)
    {
        if (path is null && !File.Exists("parley.json"))
        {
            findings.Add(new Finding(ConfigurationSubject, FindingKind.Note, "No parley.json here; name one with --config FILE. 'parley call' and 'parley ask' work without."));
            return null;
        }

        var configuration = ParleyConfiguration.Load(path ?? "parley.json");
        findings.AddRange(configuration.Mistakes.Select(mistake => new Finding(ConfigurationSubject, FindingKind.Problem, mistake.ToString())));
        findings.AddRange(configuration.Warnings.Select(warning => new Finding(ConfigurationSubject, FindingKind.Note, warning.ToString())));
        if (configuration.Mistakes.Count > 0)
        {
            return null;
        }

        findings.Add(new Finding(ConfigurationSubject, FindingKind.Ok, $"{path ?? "parley.json"}: {configuration.Options.Agents.Count} agents, {configuration.Options.Models.Count} models"));
        return configuration;
    }

    /// <summary>The store that a node would use: the one that is named, else the configuration's.</summary>
    private static CommandContext StoreOf(ParleyConfiguration? configuration, CommandContext context)
        => context.IsStoreNamed || configuration is null || configuration.Options.StoreInMemory ? context : context with { StorePath = configuration.Options.Store.Path };

    private static async Task StoreAsync(CommandContext context, List<Finding> findings, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(context.StorePath);
        if (!Path.Exists(path) && !IsHidden(path))
        {
            findings.Add(Directory.Exists(Path.GetDirectoryName(path))
                ? new Finding("store", FindingKind.Note, $"{context.StorePath} is not there yet; a node makes it.")
                : new Finding("store", FindingKind.Problem, $"The folder of {context.StorePath} does not exist. Make it, or name another file."));
            return;
        }

        try
        {
            await using var store = await StoreAccessor.ReadAsync(context, cancellationToken);
            var damage = store.Check(cancellationToken);
            findings.AddRange(damage.Take(MaxDamage).Select(what => new Finding("store", FindingKind.Problem, $"{context.StorePath} is damaged: {what.TrimEnd('.')}. Restore it from a copy.")));
            if (damage.Count == 0)
            {
                findings.Add(new Finding("store", FindingKind.Ok, $"{context.StorePath} is sound"));
            }
            else if (damage.Count > MaxDamage)
            {
                findings.Add(new Finding("store", FindingKind.Problem, $"{damage.Count - MaxDamage} more places of {context.StorePath} are damaged."));
            }
        }
        catch (StoreException failure)
        {
            findings.Add(new Finding("store", FindingKind.Problem, failure.Error.Message));
        }
    }

    /// <summary>Whether nothing can be known of the file, because its folder may not be looked into.</summary>
    private static bool IsHidden(string path)
    {
        try
        {
            File.GetAttributes(path);
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure is UnauthorizedAccessException;
        }
    }

    private static void Port(Uri url, List<Finding> findings)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? address : IPAddress.Loopback, url.Port);
            listener.Start();
            listener.Stop();
            findings.Add(new Finding("port", FindingKind.Ok, $"{url.Port} is free"));
        }
        catch (SocketException failure) when (failure.SocketErrorCode != SocketError.AddressAlreadyInUse)
        {
            findings.Add(new Finding("port", FindingKind.Note, $"{url.Host}:{url.Port} can't be listened at from here: {failure.Message}. Change node.url, or set ASPNETCORE_URLS to an address of this machine."));
        }
        catch (SocketException)
        {
            findings.Add(new Finding("port", FindingKind.Note, $"{url.Port} is in use: by this node if it runs, else change node.url."));
        }
    }

    private static async Task<Finding> ModelAsync(string name, ModelOptions model, CommandContext context, CancellationToken cancellationToken)
    {
        var subject = $"model {name}";
        if (model.Provider != ModelProvider.OpenAi || model.Endpoint is null)
        {
            return new Finding(subject, FindingKind.Ok, model.Provider == ModelProvider.Offline ? "offline model: a rule-based stand-in" : $"{model.Provider}");
        }

        var transport = new HttpTransport(context.Time);
        var reply = await transport.SendAsync(
            new TransportRequest { Method = "GET", Url = new Uri($"{model.Endpoint.AbsoluteUri.TrimEnd('/')}/models"), Timeout = ModelTimeout }, cancellationToken);
        return reply.TryGet(out var answered, out var error)
            ? Answered(subject, model, answered.Status)
            : new Finding(subject, FindingKind.Problem, $"{model.Endpoint} doesn't answer: {error.Message}");
    }

    /// <summary>Not every endpoint lists its models; one that refuses the question without a key is there all the same.</summary>
    private static Finding Answered(string subject, ModelOptions model, int status) => status switch
    {
        >= 500 => new Finding(subject, FindingKind.Problem, $"{model.Endpoint} is in trouble (HTTP {status})."),
        _ => new Finding(subject, FindingKind.Ok, $"{model.Endpoint} answers (HTTP {status}{(status is 401 or 403 ? ", to a question without a key" : "")})"),
    };
}
