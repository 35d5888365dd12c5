using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;
using Parley.Core.Exchange;

namespace Parley.AspNetCore.Requests;

/// <summary>
/// Where the node says that it is. An owner who set no URL gets the server's first address, known once it listens, with the prefix;
/// one who did is believed, because a proxy in front may rename everything.
/// </summary>
internal sealed partial class NodeAddress(NodeOptions options, NodePrefix prefix, IServer server, ILogger<NodeAddress> logger)
{
    private readonly Lock _lock = new();
    private Uri? _url;

    /// <summary>The node's URL as the rest of the node has it from now on.</summary>
    public Uri Url
    {
        get
        {
            if (Volatile.Read(ref _url) is { } settled)
            {
                return settled;
            }

            lock (_lock)
            {
                return _url ??= Settle();
            }
        }
    }

    private Uri Settle()
    {
        if (ReferenceEquals(options.Url, NodeOptions.DefaultUrl) && Listening() is { } url)
        {
            options.Url = url;
        }
        else if (!options.Url.AbsolutePath.TrimEnd('/').EndsWith(prefix.Value, StringComparison.Ordinal))
        {
            LogPrefix(options.Url, prefix.Value);
        }

        return options.Url;
    }

    private Uri? Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        // Wildcards are for listening; nobody can call them.
        var named = address?.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(named?.TrimEnd('/') + prefix.Value, UriKind.Absolute, out var url) ? url : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The node's URL is {Url}, but it is mapped at {Prefix}: unless a proxy in front adds that, agents' addresses on the cards lead nowhere. Set node.url to end with it.")]
    private partial void LogPrefix(Uri url, string prefix);
}
