namespace Parley.InteropTests.Cli;

/// <summary>Calls against a real node, each command a process of its own.</summary>
public sealed class CallNodeTests(RunningNode node) : IClassFixture<RunningNode>
{
    private const string London = """{"location":"London","date":"2026-05-01"}""";

    [Fact]
    public async Task Call_of_a_public_skill_is_standard_and_asks_no_model()
    {
        var call = await node.Folder.JsonAsync("call", node.PublicAgent, "getForecast", London, "--store", "public.db");
        Assert.Equal(0, call.ExitCode);
        Assert.Equal("", call.Errors);
        Assert.Equal(12.5, call.Json["output"]["temperature"].AsNumber);
        Assert.Equal("standard", call.Json["mode"].AsString);
        Assert.Equal(0, call.Json["modelCalls"].AsNumber);
        Assert.Equal(0, call.Json["costUsd"].AsNumber);
        Assert.True(call.Json["exchanges"].IsMissing);
    }

    [Fact]
    public async Task Call_climbs_in_its_own_store_and_a_second_process_starts_there()
    {
        var first = await node.Folder.JsonAsync("call", node.NegotiatedAgent, London, "--task", "task.json", "--repeat", "3", "--store", "climb.db");
        Assert.Equal(0, first.ExitCode);
        var exchanges = first.Json["exchanges"].AsArray!;
        Assert.Equal(3, exchanges.Count);
        Assert.Equal("language", exchanges[0]["mode"].AsString);
        Assert.All(exchanges, exchange => Assert.Equal(12.5, exchange["output"]["temperature"].AsNumber));
        Assert.All(exchanges, exchange => Assert.False(exchange["input"].IsMissing || exchange["modelCalls"].IsMissing || exchange["costUsd"].IsMissing || exchange["ms"].IsMissing));
        Assert.Equal("routine", exchanges[2]["mode"].AsString);
        Assert.Equal("routine", first.Json["mode"].AsString);
        Assert.True(first.Json["offlineModel"].IsTrue);

        await node.ClimbedAsync();
        var second = await node.Folder.JsonAsync("call", node.NegotiatedAgent, London, "--task", "task.json", "--store", "climb.db");
        Assert.Equal(("routine", "routine", 0d), (second.Json["mode"].AsString, second.Json["peerMode"].AsString, second.Json["modelCalls"].AsNumber));

        var routine = Assert.Single((await node.Folder.JsonAsync("routines", "ls", "--store", "climb.db")).Json["routines"].AsArray!);
        Assert.Equal(("caller", "sender", "live"), (routine["agent"].AsString, routine["side"].AsString, routine["status"].AsString));
        var shown = await node.Folder.JsonAsync("routines", "show", routine["id"].AsString![..6], "--store", "climb.db");
        Assert.Contains("function encode", shown.Json["source"].AsString, StringComparison.Ordinal);
        Assert.All(shown.Json["evidence"].AsArray!, piece => Assert.True(piece["passed"].IsTrue));
        var document = await node.Folder.JsonAsync("docs", "show", routine["document"].AsString!, "--store", "climb.db");
        Assert.Contains("## Request schema", document.Json["text"].AsString, StringComparison.Ordinal);
        var costs = await node.Folder.JsonAsync("costs", "summary", "--store", "climb.db");
        Assert.Equal(4, costs.Json["total"]["exchanges"].AsNumber);
        Assert.Equal("default (offline model)", costs.Json["models"].AsArray![0].AsString);
    }

    [Fact]
    public async Task A_routine_is_disabled_and_approved_while_the_node_runs()
    {
        Assert.Equal(0, (await node.Folder.JsonAsync("call", node.NegotiatedAgent, London, "--task", "task.json", "--repeat", "3", "--store", "disable.db")).ExitCode);
        var id = (await node.ClimbedAsync())["id"].AsString!;

        var disabled = await node.Folder.JsonAsync("routines", "disable", id);
        Assert.Equal((0, "disabled"), (disabled.ExitCode, disabled.Json["status"].AsString));
        var without = await node.Folder.JsonAsync("call", node.NegotiatedAgent, London, "--task", "task.json", "--store", "disable.db");
        Assert.Equal(("routine", "model"), (without.Json["mode"].AsString, without.Json["peerMode"].AsString));

        Assert.Equal("live", (await node.Folder.JsonAsync("routines", "approve", id)).Json["status"].AsString);
        Assert.True((await node.Folder.JsonAsync("routines", "pin", id)).Json["pinned"].IsTrue);
        Assert.False((await node.Folder.JsonAsync("routines", "pin", id, "--off")).Json["pinned"].IsTrue);
        var again = await node.Folder.JsonAsync("call", node.NegotiatedAgent, London, "--task", "task.json", "--store", "disable.db");
        Assert.Equal("routine", again.Json["peerMode"].AsString);

        var story = (await node.Folder.JsonAsync("routines", "history", id)).Json["history"].AsArray!.Select(line => line["kind"].AsString).ToList();
        Assert.Equal(["disabled", "approved", "pinned", "unpinned"], story.TakeLast(4));
    }

    [Fact]
    public async Task Inputs_of_a_file_are_called_one_by_one_and_a_wrong_one_is_told_in_its_place()
    {
        node.Folder.Write("inputs.jsonl", $"{London}\r\n\n{London.Replace("2026-05-01", "soon", StringComparison.Ordinal)}\n{London}");
        var call = await node.Folder.JsonAsync("call", node.PublicAgent, "getForecast", "--inputs", "inputs.jsonl", "--store", "inputs.db");
        var exchanges = call.Json["exchanges"].AsArray!;
        Assert.Equal(1, call.ExitCode);
        Assert.Equal([false, true, false], exchanges.Select(exchange => exchange["output"].IsNull));
        Assert.Equal("InvalidInput", exchanges[1]["error"]["code"].AsString);
        Assert.Contains("$.date", exchanges[1]["error"]["message"].AsString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_node_and_a_call_on_the_store_of_a_running_one_are_refused_in_words()
    {
        var second = await node.Folder.JsonAsync("node");
        Assert.Equal((1, "StoreLocked"), (second.ExitCode, second.ErrorCode));
        Assert.Contains($"process {node.Process}", second.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("", second.Errors);

        var port = await node.Folder.RunAsync("node", "--store", "other.db");
        Assert.Equal((1, ""), (port.ExitCode, port.Output));
        Assert.StartsWith($"error Port {node.Port} is in use", port.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", port.Errors, StringComparison.Ordinal);

        var call = await node.Folder.JsonAsync("call", node.PublicAgent, London);
        Assert.Equal("StoreLocked", call.ErrorCode);
        Assert.Contains("--store caller.db", call.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_and_export_work_beside_the_node()
    {
        var answer = await node.Folder.JsonAsync("ask", node.PublicAgent, "What is the forecast for London on 2026-05-01?");
        Assert.Contains("12.5", answer.Json["answer"].AsString, StringComparison.Ordinal);

        var file = await node.Folder.JsonAsync("costs", "export", "--csv", "costs.csv");
        var lines = await File.ReadAllLinesAsync(Path.Combine(node.Folder.Path, "costs.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(file.Json["rows"].AsNumber, lines.Length - 1);
        Assert.StartsWith("id,at,kind,side,agent,peer,subject,document,mode,peerMode,modelCalls,", lines[0], StringComparison.Ordinal);
        var output = await node.Folder.RunAsync("costs", "export", "--csv");
        Assert.StartsWith(lines[0], output.Output, StringComparison.Ordinal);
        var store = await node.Folder.JsonAsync("costs", "export", "--csv", "parley.db");
        Assert.Equal((2, "WrongUsage"), (store.ExitCode, store.ErrorCode));
        Assert.Equal(0, (await node.Folder.JsonAsync("costs", "export", "--csv", "parley.db.csv")).ExitCode);
    }

    [Theory]
    [InlineData("weather", "nothing", "it has getForecast")]
    [InlineData("hidden", "getForecast", "--task FILE takes {description, input, output}")]
    [InlineData("nobody", "getForecast", "There is no agent")]
    public async Task What_can_not_be_called_is_told_with_what_can(string agent, string skill, string words)
    {
        var call = await node.Folder.JsonAsync("call", $"http://127.0.0.1:{node.Port}/agents/{agent}", skill, London, "--store", ":memory:");
        Assert.Equal(1, call.ExitCode);
        Assert.Contains(words, call.ErrorMessage, StringComparison.Ordinal);
    }
}
