using System.Globalization;
using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>Replies of the node's endpoints as they go over the transport.</summary>
internal static class NodeReply
{
    public static TransportReply Json(int status, JsonValue body) => Bytes(status, JsonText.WriteUtf8(body));

    public static TransportReply Bytes(int status, ReadOnlyMemory<byte> body)
        => new() { Status = status, ContentType = WireReply.ContentType, Body = body };

    public static TransportReply Wire(WireReply reply) => Bytes(reply.HttpStatus, reply.Body);

    /// <summary>A reply with <c>Retry-After</c> where it says when to try again.</summary>
    public static TransportReply Wire(WireReply wire, AgoraReply reply)
        => reply.Status != AgoraStatus.Success && reply.Extensions[Receiver.RetryAfterField].TryGetNumber(out var seconds)
            ? Wire(wire) with { Headers = [new("Retry-After", ((long)seconds).ToString(CultureInfo.InvariantCulture))] }
            : Wire(wire);

    public static TransportReply Text(string text)
        => new() { Status = 200, ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(text) };

    /// <summary>An error of an endpoint that is not an Agora exchange: plain HTTP.</summary>
    public static TransportReply Error(ParleyError error)
    {
        var row = ErrorTable.Of(error.Code);
        var status = row.HttpStatus == 200 ? 400 : row.HttpStatus;
        return Json(status, ErrorTable.Body(error));
    }

    public static TransportReply MethodNotAllowed(string allowed)
        => Json(405, new JsonObject { { "status", "error" }, { "error", $"Use {allowed}." }, { "message", $"Use {allowed}." } }) with { Headers = [new("Allow", allowed)] };
}
