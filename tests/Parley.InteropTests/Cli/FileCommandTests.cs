namespace Parley.InteropTests.Cli;

/// <summary>Commands that need files alone: documents, routines, the doctor.</summary>
public sealed class FileCommandTests : IDisposable
{
    private readonly ParleyFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Docs_hash_is_the_hash_of_the_bytes_in_both_forms()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder.Path, "bom.txt"), [0xEF, 0xBB, 0xBF, .. "abc\r\n"u8], TestContext.Current.CancellationToken);
        _folder.Write("abc.txt", "abc");
        var plain = await _folder.JsonAsync("docs", "hash", "abc.txt");
        Assert.Equal(("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", "a9993e364706816aba3e25717850c26c9cd0d89d"), (plain.Json["base64"].AsString, plain.Json["hex"].AsString));
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", plain.Json["sha256"].AsString);
        Assert.Equal("qZk+NkcGgWq6PiVxeFDCbJzQ2J0=\na9993e364706816aba3e25717850c26c9cd0d89d\n", (await _folder.RunAsync("docs", "hash", "abc.txt")).Output);
        var marked = await _folder.JsonAsync("docs", "hash", "bom.txt");
        Assert.Equal("7e8f1dddc769decebb376821b8e28973d38c78bc", marked.Json["hex"].AsString);
    }

    [Fact]
    public async Task Docs_are_added_once_listed_and_shown()
    {
        _folder.Write("chat.md", "---\nname: chat\ndescription: Talk.\n---\nSay \u001b[31mhello\u001b[0m.");
        var added = await _folder.JsonAsync("docs", "add", "chat.md", "--store", "a.db");
        Assert.Equal((0, "added", "chat"), (added.ExitCode, added.Json["put"].AsString, added.Json["name"].AsString));
        Assert.Equal("known", (await _folder.JsonAsync("docs", "add", "chat.md", "--public", "--store", "a.db")).Json["put"].AsString);
        var document = Assert.Single((await _folder.JsonAsync("docs", "ls", "--store", "a.db")).Json["documents"].AsArray!);
        Assert.Equal((added.Json["hash"].AsString, "public", false), (document["hash"].AsString, document["visibility"].AsString, document["typed"].IsTrue));
        var shown = await _folder.RunAsync("docs", "show", added.Json["hex"].AsString!, "--store", "a.db");
        Assert.Contains("hello", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shown.Output);
    }

    [Fact]
    public async Task Routines_run_tells_output_or_error_with_what_it_took()
    {
        _folder.Write("add.js", "function handle(request) {\n  return { sum: request.a + 1 };\n}");
        _folder.Write("throw.js", "function handle(request) {\n  throw new Error(\"no\");\n}");
        _folder.Write("loop.js", "function handle(request) { while (true) {} }");
        _folder.Write("class.js", "class X {}");
        var done = await _folder.JsonAsync("routines", "run", "add.js", "--input", """{"a":1}""");
        Assert.Equal(["ok", "output", "fuel", "allocatedBytes", "ms"], done.Json.AsObject!.Select(member => member.Key));
        Assert.Equal((0, 2d), (done.ExitCode, done.Json["output"]["sum"].AsNumber));
        var thrown = await _folder.JsonAsync("routines", "run", "throw.js", "--input", "{}");
        Assert.Equal(["ok", "error", "fuel", "allocatedBytes", "ms"], thrown.Json.AsObject!.Select(member => member.Key));
        Assert.Equal(["code", "message", "line", "column"], thrown.Json["error"].AsObject!.Select(member => member.Key));
        Assert.Equal((1, "Thrown", "no", 2d), (thrown.ExitCode, thrown.ErrorCode, thrown.ErrorMessage, thrown.Json["error"]["line"].AsNumber));
        Assert.Equal("OutOfFuel", (await _folder.JsonAsync("routines", "run", "loop.js", "--input", "{}")).ErrorCode);
        Assert.Equal("NoClass", (await _folder.JsonAsync("routines", "run", "class.js", "--input", "{}")).ErrorCode);
    }

    [Fact]
    public async Task Routines_check_tells_functions_tools_and_every_mistake()
    {
        _folder.Write("good.js", "async function handle(request, tools) { return await tools.find({ a: 1 }); }");
        _folder.Write("bad.js", "class X {}");
        var good = await _folder.JsonAsync("routines", "check", "good.js");
        Assert.Equal((0, true, "handle", "find"), (good.ExitCode, good.Json["ok"].IsTrue, good.Json["functions"].AsArray![0].AsString, good.Json["tools"].AsArray![0].AsString));
        var bad = await _folder.RunAsync("routines", "check", "bad.js");
        Assert.Equal(1, bad.ExitCode);
        Assert.StartsWith("bad.js:1:1 NoClass:", bad.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_nothing_wrong_in_an_empty_folder_and_a_folder_for_a_store()
    {
        var fresh = await _folder.JsonAsync("doctor");
        Assert.Equal((0, true), (fresh.ExitCode, fresh.Json["ok"].IsTrue));
        var folder = await _folder.JsonAsync("doctor", "--store", _folder.Path);
        Assert.Equal(1, folder.ExitCode);
        Assert.Contains(folder.Json["findings"].AsArray!, finding => finding["subject"].AsString == "store" && finding["status"].AsString == "problem");
    }

    [Theory]
    [InlineData("demo", "weather")]
    [InlineData("call")]
    [InlineData("routines", "run")]
    public async Task Help_ends_with_0(params string[] command)
    {
        var help = await _folder.RunAsync([.. command, "--help"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.Contains("--json", help.Output, StringComparison.Ordinal);
    }
}
