using Parley.Cli.Output;
using Parley.Configuration;
using Parley.Core.Policy;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Cli.Calling;

/// <summary>A call that makes sense: where, what and with which inputs.</summary>
/// <param name="Skill">Named in place of a task.</param>
/// <param name="IsSeries">Whether each exchange is listed.</param>
internal sealed record CallPlan(Uri Url, AgentTask? Task, string? Skill, IReadOnlyList<JsonValue> Inputs, bool IsSeries, ParleyConfiguration? Configuration, string Agent, string? Policy)
{
    public static async Task<(CallPlan? Plan, CommandOutcome? Error)> ReadAsync(CallOptions options, CancellationToken cancellationToken)
    {
        if (!AgentUrl.TryRead(options.Url, out var url, out var badUrl))
        {
            return (null, badUrl);
        }

        if (options.Policy is { } policy && ClimbPolicies.Find(policy) is null)
        {
            return Wrong($"There is no policy '{policy}'; there are {string.Join(", ", ClimbPolicies.All.Select(known => known.Name))}.");
        }

        var configuration = options.ConfigFile is { } file ? ParleyConfiguration.Load(file) : null;
        if (configuration?.Mistakes.Count > 0)
        {
            return (null, ConfigurationErrors.Outcome(configuration));
        }

        if (options.Agent is { } agent && configuration?.Options.Agents.ContainsKey(agent) != true)
        {
            return Wrong(configuration is null ? "--agent names an agent of a configuration; give that with --config FILE." : $"The configuration has no agent '{agent}'.");
        }

        var (task, badTask) = options.TaskFile is { } taskFile ? await TaskFile.ReadAsync(taskFile, cancellationToken) : (null, null);
        var (inputs, badInputs) = await ReadInputsAsync(options, cancellationToken);
        return badTask is not null || badInputs is not null
            ? (null, badTask ?? badInputs)
            : (new CallPlan(url, task, SkillOf(options), inputs!, options.Repeat > 1 || options.InputsFile is not null, configuration, options.Agent ?? ParleyClient.AnonymousAgent, options.Policy), null);
    }

    /// <summary>With <c>--task</c> the skill's name says nothing that the task doesn't. The first word is the skill, unless it is the only one and is JSON.</summary>
    private static string? SkillOf(CallOptions options) => options.Words switch
    {
        [var skill, _] => skill,
        [var only] when options.InputsFile is not null && !LooksLikeJson(only) => only,
        _ => null,
    };

    private static bool LooksLikeJson(string word) => word.AsSpan().TrimStart() is ['{' or '[' or '"' or '@', ..];

    private static async Task<(IReadOnlyList<JsonValue>? Inputs, CommandOutcome? Error)> ReadInputsAsync(CallOptions options, CancellationToken cancellationToken)
    {
        if (options.InputsFile is null)
        {
            if (options.Words.Count == 0 || (options.Words is [var only] && IsName(only)))
            {
                var skill = options.Words.Count == 0 ? "" : $" behind the skill '{options.Words[0]}'";
                return (null, Wrong($"Give the input as JSON or @FILE{skill}, or many with --inputs FILE.jsonl.").Error);
            }

            var (json, bad) = options.Words[^1] is ['@', .. var file] ? await InputFile.ReadJsonAsync(file, cancellationToken) : InputFile.ParseJson("The input", options.Words[^1]);
            return json is null ? (null, bad) : ([.. Enumerable.Repeat(json.Value, options.Repeat)], null);
        }

        if (options.Words.Count == 2 || (options.Words is [var input] && LooksLikeJson(input)))
        {
            return (null, Wrong("Give the input as JSON or inputs with --inputs FILE.jsonl, not both.").Error);
        }

        var (text, unreadable) = await InputFile.ReadTextAsync(options.InputsFile, cancellationToken);
        return text is null ? (null, unreadable) : ParseInputs(options.InputsFile, text, options.Repeat);
    }

    private static (IReadOnlyList<JsonValue>? Inputs, CommandOutcome? Error) ParseInputs(string file, string text, int repeat)
    {

        var inputs = new List<JsonValue>();
        foreach (var (line, number) in text.Split('\n').Select((line, i) => (line.Trim(), i + 1)).Where(entry => entry.Item1.Length > 0))
        {
            var (json, bad) = InputFile.ParseJson($"{file}, line {number}", line);
            if (json is null)
            {
                return (null, bad);
            }

            inputs.Add(json.Value);
        }

        if ((long)inputs.Count * repeat > CallOptions.MaxCalls)
        {
            return (null, Wrong($"{inputs.Count} inputs, each {repeat} times, are more than the {CallOptions.MaxCalls} calls that one command makes.").Error);
        }

        return inputs.Count > 0 ? ([.. Enumerable.Repeat(inputs, repeat).SelectMany(all => all)], null) : (null, Wrong($"{file} holds no input.").Error);
    }

    private static bool IsName(string word) => word.Length > 0 && (char.IsAsciiLetter(word[0]) || word[0] is '_' or '$') && word is not ("true" or "false" or "null");

    private static (CallPlan? Plan, CommandOutcome? Error) Wrong(string message) => (null, CommandOutcome.WrongUsage(message));
}
