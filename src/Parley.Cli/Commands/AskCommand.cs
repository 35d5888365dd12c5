using System.CommandLine;
using Parley.Cli.Output;
using Parley.Protocol.Json;
using Spectre.Console;

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
                if (!Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var address))
                {
                    return CommandOutcome.Error(ExitCodes.WrongUsage, "WrongUsage", $"'{parsed.GetValue(url)}' is no absolute URL; write http://host:port/agents/name.");
                }

                await using var node = await ParleyNode.CreateAsync(parley => parley.UseInMemoryStore(), token);
                var answered = await node.Client.Peer(address).TryAskAsync(parsed.GetValue(text)!, token);
                return answered.TryGet(out var answer, out var error)
                    ? CommandOutcome.Done(new JsonObject { { "answer", answer } }, console => console.Write(new Text(answer + "\n")))
                    : CommandOutcome.Error(ExitCodes.Failed, error.Code.ToString(), error.Message);
            },
            cancellationToken));
        return command;
    }
}
