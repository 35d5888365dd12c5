using Microsoft.Extensions.AI;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;

namespace Parley.Models.Replay;

/// <summary>The contents of a message as JSON: text, tool calls and their results. Anything else is left out.</summary>
internal static class ChatContents
{
    public static JsonArray Write(IEnumerable<AIContent> contents, Func<string, string> id)
    {
        var written = new JsonArray();
        foreach (var content in contents)
        {
            switch (content)
            {
                case TextContent text:
                    written.Add(new JsonObject { ["text"] = text.Text });
                    break;
                case FunctionCallContent call:
                    written.Add(new JsonObject { ["call"] = id(call.CallId), ["name"] = call.Name, ["arguments"] = ToolArguments.Read(call) });
                    break;
                case FunctionResultContent result:
                    written.Add(new JsonObject { ["result"] = id(result.CallId), ["text"] = ToolArguments.ResultText(result) });
                    break;
            }
        }

        return written;
    }

    public static List<AIContent> Read(JsonValue contents)
    {
        var read = new List<AIContent>();
        foreach (var content in contents.AsArray ?? [])
        {
            if (content["call"].AsString is { } call)
            {
                read.Add(new FunctionCallContent(call, content["name"].AsString ?? "", ToolArguments.Write(content["arguments"])));
            }
            else if (content["result"].AsString is { } result)
            {
                read.Add(new FunctionResultContent(result, content["text"].AsString));
            }
            else
            {
                read.Add(new TextContent(content["text"].AsString ?? ""));
            }
        }

        return read;
    }
}
