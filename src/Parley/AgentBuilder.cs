using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.AI;
using Parley.Core.Costs;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Options;

namespace Parley;

/// <summary>Describes one agent in code.</summary>
public sealed class AgentBuilder
{
    private readonly ParleyBuilder _node;

    internal AgentBuilder(ParleyBuilder node, string name, AgentOptions options) => (_node, Name, Options) = (node, name, options);

    /// <summary>Last part of the agent's URL.</summary>
    public string Name { get; }

    /// <summary>What the calls below fill; free to be changed until the node starts.</summary>
    public AgentOptions Options { get; }

    /// <summary>What the agent is for, in words that another agent reads.</summary>
    public AgentBuilder Describe(string description)
    {
        Options.Description = description;
        return this;
    }

    /// <summary>Names the model for all roles. Default <c>default</c>.</summary>
    public AgentBuilder UseModel(string model)
    {
        Options.Model = model;
        return this;
    }

    /// <summary>Names the model for one role.</summary>
    public AgentBuilder UseModel(ModelRole role, string model)
    {
        Options.Roles[role] = model;
        return this;
    }

    /// <summary>Names the policy by which the agent climbs. Default <c>adaptive</c>.</summary>
    public AgentBuilder UsePolicy(string policy)
    {
        Options.Policy = policy;
        return this;
    }

    /// <summary>A verified routine waits for a person's approval.</summary>
    public AgentBuilder RequireApproval()
    {
        Options.RequiresApproval = true;
        return this;
    }

    /// <summary>Replies tell the caller mode, model calls and cost.</summary>
    public AgentBuilder ReportUsage()
    {
        Options.ReportsUsage = true;
        return this;
    }

    /// <summary>Documents that the agent agrees on, and its verified routines for them, are for everybody.</summary>
    public AgentBuilder Publish()
    {
        Options.Publishes = true;
        return this;
    }

    /// <summary>
    /// A skill from a function, synchronous or not. Its one parameter of an object type is the input, else its parameters are the input's members;
    /// an <see cref="ExchangeContext"/>, a <see cref="CancellationToken"/> and an <see cref="IServiceProvider"/> are given. A return value that is no object becomes the
    /// member <c>result</c>. An expected failure is a thrown <see cref="ParleyException"/>; of anything else that is thrown the caller learns nothing.
    /// </summary>
    /// <param name="effect">What a second run with the same input does. Default <see cref="SkillEffect.Once"/>: nothing runs twice.</param>
    public AgentBuilder AddSkill(string id, string description, Delegate function, SkillEffect effect = SkillEffect.Once, SkillVisibility visibility = SkillVisibility.Public)
        => AddSkill(id, description, new FunctionTool(function), effect, visibility);

    /// <summary>A skill from a function whose description is its <see cref="DescriptionAttribute"/>. See <see cref="AddSkill(string, string, Delegate, SkillEffect, SkillVisibility)"/>.</summary>
    public AgentBuilder AddSkill(string id, Delegate function, SkillEffect effect = SkillEffect.Once, SkillVisibility visibility = SkillVisibility.Public)
        => AddSkill(id, "", new FunctionTool(function), effect, visibility);

    /// <summary>A skill from a method found by reflection, described by its <see cref="DescriptionAttribute"/>. See <see cref="AddSkill(string, string, Delegate, SkillEffect, SkillVisibility)"/>.</summary>
    /// <param name="target">The object that the method is called on; null for a static one.</param>
    public AgentBuilder AddSkill(string id, MethodInfo method, object? target, SkillEffect effect = SkillEffect.Once, SkillVisibility visibility = SkillVisibility.Public)
        => AddSkill(id, "", new FunctionTool(method, target), effect, visibility);

    /// <summary>A skill from an <see cref="AIFunction"/>, with the name, description and schemas that it states.</summary>
    public AgentBuilder AddSkill(AIFunction function, SkillEffect effect = SkillEffect.Once, SkillVisibility visibility = SkillVisibility.Public)
    {
        var tool = new AIFunctionTool(function);
        return AddSkill(function.Name, new SkillOptions { Description = function.Description, Effect = effect, Visibility = visibility, Input = tool.Input, Output = tool.Output, Tool = new ToolOptions.Code(tool) });
    }

    /// <summary>A skill in every detail.</summary>
    public AgentBuilder AddSkill(string id, SkillOptions skill)
    {
        if (!Options.Skills.TryAdd(id, skill))
        {
            throw new ArgumentException($"Agent '{Name}' has a skill '{id}' already.", nameof(id));
        }

        return this;
    }

    private AgentBuilder AddSkill(string id, string description, FunctionTool tool, SkillEffect effect, SkillVisibility visibility) => AddSkill(id, new SkillOptions
    {
        // What is not described at all is reported with the other mistakes when the node starts.
        Description = description.Length > 0 ? description : tool.Description ?? "",
        Effect = effect,
        Visibility = visibility,
        Input = tool.Input,
        Output = tool.Output,
        Tool = new ToolOptions.Code(tool),
    });

    /// <inheritdoc cref="ParleyBuilder.AddDocument(string, string, DocumentHandler)"/>
    public AgentBuilder AddDocument(string text, DocumentHandler handler)
    {
        _node.AddDocument(Name, text, handler);
        return this;
    }

    /// <inheritdoc cref="ParleyBuilder.AddDocument{TRequest, TReply}"/>
    public AgentBuilder AddDocument<TRequest, TReply>(string text, Func<TRequest, CancellationToken, ValueTask<TReply>> handler)
    {
        _node.AddDocument(Name, text, handler);
        return this;
    }
}
