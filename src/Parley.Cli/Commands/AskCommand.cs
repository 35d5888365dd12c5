using System.CommandLine;
using Parley.Cli.Output;
using Parley.Protocol.Json;

namespace Parley.Cli.Commands;

/// <summary><c>parley ask URL TEXT</c>: says something to an agent in plain language.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "The agent's URL." };
        var text = new Argument<string>("text") { Description = "What to say." };
        var command = new Command("ask", "Say something to any Agora agent in plain language.") { url, text };
        command.SetAction((parsed, cancellationToken) => CommandRunner.RunAsync(
            parsed,
            async (context, token) =>
            {
                if (!AgentUrl.TryRead(parsed.GetValue(url)!, out var address, out var wrong))
                {
                    return wrong;
                }

                if (string.IsNullOrWhiteSpace(parsed.GetValue(text)))
                {
                    return CommandOutcome.WrongUsage("There is nothing to say: give a text.");
                }

                await using var node = await ParleyNode.CreateAsync(parley => parley.UseInMemoryStore(), token);
                var answered = await node.Client.Peer(address).TryAskAsync(parsed.GetValue(text)!, token);
                return answered.TryGet(out var answer, out var error)
                    ? CommandOutcome.Done(new JsonObject { { "answer", answer } }, console => console.WriteText(answer))
                    : CommandOutcome.Failed(error);
            },
            cancellationToken));
        return command;
    }
}
