using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Composition;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Functions;
using Parley.Options;
using Parley.Protocol.Json;

namespace Parley;

/// <summary>Describes a node in code. Mistakes are reported together when the node starts.</summary>
public sealed class ParleyBuilder
{
    private readonly StandardCode _code;

    internal ParleyBuilder(IServiceCollection services, ParleyOptions options, StandardCode code) => (Services, Options, _code) = (services, options, code);

    /// <summary>The application's, for parts of the node that are replaced.</summary>
    public IServiceCollection Services { get; }

    /// <summary>What the calls below fill; free to be changed until the node starts.</summary>
    public ParleyOptions Options { get; }

    /// <summary>Adds an agent, or goes on describing one of this name.</summary>
    public ParleyBuilder AddAgent(string name, Action<AgentBuilder> describe)
    {
        if (!Options.Agents.TryGetValue(name, out var agent))
        {
            Options.Agents.Add(name, agent = new AgentOptions());
        }

        describe(new AgentBuilder(this, name, agent));
        return this;
    }

    /// <summary>Makes any chat client a model of the node. The name <c>default</c> replaces the offline model.</summary>
    /// <param name="price">Per million tokens; null: free.</param>
    public ParleyBuilder AddModel(string name, IChatClient client, Price? price = null)
        => AddModel(name, new ModelOptions { Provider = ModelProvider.Client, Client = client, Price = price ?? Price.Free });

    /// <summary>Adds or replaces a model under a name that agents use.</summary>
    public ParleyBuilder AddModel(string name, ModelOptions model)
    {
        Options.Models[name] = model;
        return this;
    }

    /// <summary>Code for requests of a document: the receiver's <c>Standard</c> mode. For a document without schemas request and reply are strings.</summary>
    public ParleyBuilder AddDocument(string agent, string text, DocumentHandler handler)
    {
        _code.Handlers.Add(new(agent, text, handler));
        return this;
    }

    /// <inheritdoc cref="AddDocument(string, string, DocumentHandler)"/>
    public ParleyBuilder AddDocument<TRequest, TReply>(string agent, string text, Func<TRequest, CancellationToken, ValueTask<TReply>> handler)
    {
        return AddDocument(agent, text, new DocumentFunction<TRequest, TReply>(handler).HandleAsync);
    }

    /// <summary>Code that has a task done by a document: the sender's <c>Standard</c> mode. For a document without schemas request and reply are strings.</summary>
    public ParleyBuilder AddEncoding(string agent, AgentTask task, string text, Func<JsonValue, Outcome<JsonValue>> encode, Func<JsonValue, Outcome<JsonValue>> decode)
    {
        _code.Encodings.Add(new(agent, task, text, new DocumentEncoding(encode, decode)));
        return this;
    }

    /// <inheritdoc cref="AddEncoding(string, AgentTask, string, Func{JsonValue, Outcome{JsonValue}}, Func{JsonValue, Outcome{JsonValue}})"/>
    public ParleyBuilder AddEncoding<TInput, TRequest, TReply, TOutput>(string agent, AgentTask task, string text, Func<TInput, TRequest> encode, Func<TReply, TOutput> decode)
        => AddEncoding(agent, task, text, value => DocumentFunction.Apply(encode, value), value => DocumentFunction.Apply(decode, value));

    /// <summary>Keeps the node's memory in this SQLite file. Default <c>parley.db</c>.</summary>
    public ParleyBuilder UseStore(string path)
    {
        (Options.Store.Path, Options.StoreInMemory) = (path, false);
        return this;
    }

    /// <summary>Forgets everything when the node ends; for tests and simulations.</summary>
    public ParleyBuilder UseInMemoryStore()
    {
        Options.StoreInMemory = true;
        return this;
    }

    /// <summary>Replaces HTTP as the way out, as the in-memory network does.</summary>
    public ParleyBuilder UseTransport(ITransport transport)
    {
        Services.Replace(ServiceDescriptor.Singleton(transport));
        return this;
    }

    /// <summary>Lets documents be fetched from these origins (such as <c>http://127.0.0.1:7000</c>) although their addresses are not public.</summary>
    public ParleyBuilder AllowFetch(params string[] origins)
    {
        foreach (var origin in origins)
        {
            Options.Fetch.AllowedOrigins.Add(origin);
        }

        return this;
    }
}
