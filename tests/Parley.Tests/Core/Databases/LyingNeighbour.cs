using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Databases;

/// <summary>A database that says anything. It counts what it is asked.</summary>
internal sealed class LyingNeighbour(Func<string, string?> answer) : IInbound
{
    public int Asked { get; private set; }

    /// <summary>Lists what it is told to in every part that it lists, and answers each question for a text alike.</summary>
    public static LyingNeighbour Listing(IEnumerable<string> documents, Func<string, string?> text)
    {
        var byPart = documents.GroupBy(hex => hex[..2]).ToDictionary(part => part.Key, part => part.ToList());
        return new LyingNeighbour(path => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["digests"] => JsonText.Write(new JsonObject { { "digests", Digests(byPart.Keys) } }),
            ["digests", var part] => JsonText.Write(new JsonObject { { "documents", new JsonArray(byPart[part].Select(hex => new JsonValue(hex))) } }),
            ["documents", var hex] => text(hex),
            _ => null,
        });
    }

    public ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        Asked++;
        var text = answer(request.Url.AbsolutePath);
        return ValueTask.FromResult(new TransportReply { Status = text is null ? 404 : 200, Body = Encoding.UTF8.GetBytes(text ?? "{}") });
    }

    private static JsonObject Digests(IEnumerable<string> parts)
    {
        var digests = new JsonObject();
        foreach (var part in parts)
        {
            digests[part] = "differs";
        }

        return digests;
    }
}
