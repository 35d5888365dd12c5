using Parley.Core.Skills.Tools;
using Parley.Options;

namespace Parley.Configuration;

/// <summary>Reads the tool behind a skill: one method for each kind.</summary>
internal static class ToolReader
{
    private enum Kind
    {
        Http,
        Model,
        Agent,
    }

    public static ToolOptions? Read(ConfigurationSection section)
    {
        var kind = section.Choice("kind", ("http", Kind.Http), ("model", Kind.Model), ("agent", Kind.Agent));
        if (kind is null)
        {
            if (section.Take("kind").IsMissing)
            {
                section.Report.Mistake(section.At("kind"), "is missing; write \"http\" or \"model\" or \"agent\".");
            }

            return null;
        }

        ToolOptions tool = kind switch
        {
            Kind.Http => new ToolOptions.Http(Call(section)),
            Kind.Model => new ToolOptions.Model(section.Text("prompt", "Summarise the text in one sentence.") ?? "", section.Text("model", ModelOptions.DefaultName)),
            _ => new ToolOptions.OtherAgent(section.Url("url", "http://127.0.0.1:5080/agents/weather")),
        };
        section.Close();
        return tool;
    }

    private static HttpToolOptions Call(ConfigurationSection section)
    {
        var tool = new HttpToolOptions();
        tool.Method = section.Text("method", tool.Method) ?? tool.Method;
        tool.Url = section.Text("url", "http://127.0.0.1:7001/forecast?location={location}") ?? tool.Url;
        tool.Timeout = section.Seconds("timeoutSeconds", 0.001, 600) ?? tool.Timeout;
        foreach (var (name, value) in section.Entries("headers", out var path))
        {
            if (value.AsString is { } text)
            {
                tool.Headers[name] = text;
            }
            else
            {
                section.Report.Mistake(ConfigurationPath.Join(path, name), $"must be a text but is {ConfigurationSection.Words(value)}.");
            }
        }

        return tool;
    }
}
