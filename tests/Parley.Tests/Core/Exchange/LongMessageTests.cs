using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Exchange;

/// <summary>Messages longer than a mebibyte between nodes whose owners allow them.</summary>
public sealed class LongMessageTests
{
    private const int MaxMessageBytes = 8 << 20;

    private static readonly string Text = ProtocolDocumentText.Compose(new DocumentParts
    {
        Name = "echo",
        Description = "Gives back what it gets.",
        Schemas = new DocumentSchemas(JsonText.Parse("""{"type":"object","required":["text"]}"""), JsonText.Parse("""{"type":"object","required":["text"]}""")),
    });

    private static readonly JsonSchema Schema = JsonSchema.Compile(JsonText.Parse("""{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}""")).Schema!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MaxMessageBytes, "success")]
    [InlineData((3 << 20) - 1, null)] // refused before it is read
    public async Task A_typed_body_may_be_as_long_as_the_message_that_brings_it(int maxMessageBytes, string? status)
    {
        await using var nodes = await TwoNodes.CreateAsync(bob: parley => Echo(parley, maxMessageBytes));
        var body = JsonText.Write(new JsonObject { ["text"] = new string('x', 3 << 20) });

        var reply = await nodes.Bob.Inbound.ReceiveAsync(
            new TransportRequest
            {
                Method = "POST",
                Url = TwoNodes.BobUrl,
                ContentType = "application/json",
                Body = JsonText.WriteUtf8(new JsonObject { ["protocolHash"] = DocumentHash.Of(Text).ToBase64(), ["protocolSources"] = new JsonArray(), ["body"] = body }),
            },
            Token);

        Assert.Equal(status, JsonText.Parse(Encoding.UTF8.GetString(reply.Body.Span))["status"].AsString is "success" ? "success" : null);
    }

    [Theory]
    [InlineData(MaxMessageBytes, true)]
    [InlineData(2 << 20, false)]
    public async Task A_sender_reads_replies_as_long_as_its_own_node_takes_messages(int maxMessageBytes, bool succeeds)
    {
        var task = new AgentTask("Echo.", Schema, Schema);
        await using var nodes = await TwoNodes.CreateAsync(
            bob: parley => Echo(parley, MaxMessageBytes),
            alice: parley =>
            {
                parley.Options.Node.MaxMessageBytes = maxMessageBytes;
                parley.AddEncoding("alice", task, Text, input => input, reply => reply);
            });
        JsonValue input = new JsonObject { ["text"] = new string('x', 3 << 20) };

        var invoked = await nodes.Alice.Services.GetRequiredService<AgentClient>().InvokeAsync("alice", TwoNodes.BobUrl, task, input, null, Token);

        Assert.Equal(succeeds, invoked.Value.Outcome.Succeeded);
        Assert.Equal(succeeds, invoked.Value.Record.StepDowns.Count == 0 && invoked.Value.Record.Error is null);
    }

    private static void Echo(ParleyBuilder parley, int maxMessageBytes)
    {
        parley.Options.Node.MaxMessageBytes = maxMessageBytes;
        parley.AddDocument("weather", Text, (request, _, _) => new(request));
    }
}
