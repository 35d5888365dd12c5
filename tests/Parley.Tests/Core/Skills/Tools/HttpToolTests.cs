using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Skills.Tools;

public sealed class HttpToolTests : ITransport
{
    private const string Input = """{"type":"object","properties":{"location":{},"date":{},"tags":{},"more":{}}}""";
    private readonly List<TransportRequest> _requests = [];
    private Outcome<TransportReply> _reply = new TransportReply { Status = 200, Body = "{\"temperature\":21}"u8.ToArray() };

    [Theory]
    [InlineData("/forecast?location={location}&date={date}", """{"location":"Rome","date":"2026-05-01"}""", "/forecast?location=Rome&date=2026-05-01")]
    [InlineData("/forecast?location={location}&date={date}", """{"location":"São & Co/?#+%"}""", "/forecast?location=S%C3%A3o%20%26%20Co%2F%3F%23%2B%25")]
    [InlineData("/forecast?location={location}&date={date}&unit=c", """{"location":null,"date":null}""", "/forecast?unit=c")]
    [InlineData("/{location}/{date}", """{"location":"a/b","date":7}""", "/a%2Fb/7")]
    [InlineData("/x?tag={tags}&z=1", """{"tags":["a b","c",3,true]}""", "/x?tag=a%20b&tag=c&tag=3&tag=true&z=1")]
    [InlineData("/x?tag={tags}", """{"tags":[]}""", "/x")]
    [InlineData("/x/{tags}", """{"tags":["a","b"]}""", "/x/a,b")]
    [InlineData("/x?at={location},{date}", """{"location":1.5,"date":2}""", "/x?at=1.5,2")]
    [InlineData("/x?q={more}", """{"more":{"a":[1]}}""", "/x?q=%7B%22a%22%3A%5B1%5D%7D")]
    [InlineData("/x-{location}#part", """{"location":".."}""", "/x-..")]
    public async Task Tool_fills_its_template(string template, string arguments, string expected)
    {
        await Tool("http://127.0.0.1:7001" + template).InvokeAsync(JsonText.Parse(arguments), ToolKit.Context, TestContext.Current.CancellationToken);

        Assert.Equal("http://127.0.0.1:7001" + expected, _requests.Single().Url.AbsoluteUri);
        Assert.Equal(0, _requests[0].Body.Length);
        Assert.Equal(TimeSpan.FromSeconds(30), _requests[0].Timeout);
    }

    [Theory]
    [InlineData("""{"location":".."}""")]
    [InlineData("""{"location":"."}""")]
    [InlineData("""{"location":""}""")]
    [InlineData("""{"location":null}""")]
    [InlineData("{}")]
    public async Task Tool_lets_no_value_change_the_path(string arguments)
    {
        var outcome = await Tool("http://127.0.0.1:7001/a/{location}/b").InvokeAsync(JsonText.Parse(arguments), ToolKit.Context, TestContext.Current.CancellationToken);

        Assert.Equal((ParleyErrorCode.InvalidInput, true), (outcome.Error!.Code, outcome.Error.NothingWasDone));
        Assert.Empty(_requests);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("put")]
    [InlineData("PATCH")]
    public async Task Tool_sends_the_rest_as_a_body(string method)
    {
        await Tool("http://127.0.0.1:7001/{location}", method).InvokeAsync(JsonText.Parse("""{"location":"Rome","date":"x","more":[1]}"""), ToolKit.Context, TestContext.Current.CancellationToken);

        Assert.Equal(method.ToUpperInvariant(), _requests[0].Method);
        Assert.Equal("application/json", _requests[0].ContentType);
        Assert.Equal("""{"date":"x","more":[1]}""", Encoding.UTF8.GetString(_requests[0].Body.Span));
    }

    [Theory]
    [InlineData(200, "{\"temperature\":21}", "application/json", "{\"temperature\":21}")]
    [InlineData(201, "\uFEFF[1]", null, "[1]")]
    [InlineData(200, "sunny", "text/plain; charset=utf-8", "\"sunny\"")]
    [InlineData(204, "", null, "null")]
    public async Task Tool_reads_the_reply(int status, string body, string? type, string expected)
        => Assert.Equal(expected, JsonText.Write((await Invoke(status, body, type)).Value));

    [Theory]
    [InlineData(404, "no such\ncity", "text/plain", ParleyErrorCode.ToolFailed, "GET http://127.0.0.1:7001/x answered with HTTP status 404: no such city")]
    [InlineData(499, "", null, ParleyErrorCode.ToolFailed, "HTTP status 499")]
    [InlineData(500, "", null, ParleyErrorCode.PeerFailed, "HTTP status 500")]
    [InlineData(504, "", null, ParleyErrorCode.PeerFailed, "HTTP status 504")]
    [InlineData(303, "", null, ParleyErrorCode.PeerFailed, "HTTP status 303")]
    [InlineData(200, "<html>", "text/html", ParleyErrorCode.PeerNonsense, "neither JSON nor plain text (text/html)")]
    public async Task Tool_fails_with_words(int status, string body, string? type, ParleyErrorCode code, string words)
    {
        var outcome = await Invoke(status, body, type);

        Assert.Equal((code, false), (outcome.Error!.Code, outcome.Error.NothingWasDone));
        Assert.Contains(words, outcome.Error.Message);
        Assert.Null(outcome.Error.PublicMessage);
    }

    [Fact]
    public async Task Tool_shows_little_of_a_long_reply()
        => Assert.True((await Invoke(500, new string('x', 100_000), "text/plain")).Error!.Message.Length < 300);

    [Fact]
    public async Task Tool_passes_on_what_the_transport_says()
    {
        _reply = new ParleyError(ParleyErrorCode.PeerUnreachable, "Nobody answers.");

        var outcome = await Tool("http://127.0.0.1:7001/x?q={location}").InvokeAsync(JsonText.Parse("""{"location":"secret"}"""), ToolKit.Context, TestContext.Current.CancellationToken);

        Assert.Equal(new ParleyError(ParleyErrorCode.PeerUnreachable, "GET http://127.0.0.1:7001/x: Nobody answers.") { NothingWasDone = true }, outcome.Error);
    }

    [Theory]
    [InlineData(502, "", null, ParleyErrorCode.Indeterminate)]
    [InlineData(504, "", null, ParleyErrorCode.Indeterminate)]
    [InlineData(303, "", null, ParleyErrorCode.Indeterminate)]
    [InlineData(200, "<html>", "text/html", ParleyErrorCode.Indeterminate)]
    [InlineData(409, "", null, ParleyErrorCode.ToolFailed)]
    public async Task Once_is_in_doubt_unless_the_server_says_that_it_refused(int status, string body, string? type, ParleyErrorCode code)
    {
        _reply = new TransportReply { Status = status, Body = Encoding.UTF8.GetBytes(body), ContentType = type };
        var runner = Runner(SkillEffect.Once);

        var first = await runner.RunAsync("order", new JsonObject { ["date"] = "1" }, TestContext.Current.CancellationToken);
        var other = await runner.RunAsync("order", new JsonObject { ["date"] = "2" }, TestContext.Current.CancellationToken);

        Assert.Equal((code, code), (first.Error!.Code, other.Error!.Code));
        Assert.Equal(code == ParleyErrorCode.Indeterminate ? 1 : 2, _requests.Count);
    }

    [Theory]
    [InlineData(SkillEffect.None)]
    [InlineData(SkillEffect.Idempotent)]
    public async Task Any_failure_of_what_may_run_twice_is_the_tools(SkillEffect effect)
    {
        _reply = new TransportReply { Status = 502, Body = default };

        Assert.Equal(ParleyErrorCode.ToolFailed, (await Runner(effect).RunAsync("order", new JsonObject(), TestContext.Current.CancellationToken)).Error!.Code);
    }

    [Fact]
    public void Options_list_unknown_placeholders()
    {
        var mistakes = new HttpToolOptions { Url = "http://h/{city}?a={location}&b={dat}&c={city}" }.Validate(ToolKit.Schema(Input));

        Assert.Equal(["url: {city}, {dat} are not in the input schema, whose fields are: location, date, tags, more."], mistakes);
    }

    [Theory]
    [InlineData("http://{location}/x", "who calls must not choose the host")]
    [InlineData("http://h:{date}/x", "is no http or https address")]
    [InlineData("http://{location}.example", "who calls must not choose the host")]
    [InlineData("/x", "is no http or https address")]
    [InlineData("ftp://h/x", "is no http or https address")]
    [InlineData("http://h/{location", "a brace has no partner")]
    [InlineData("http://h/{}", "a brace has no partner")]
    public void Options_refuse_a_bad_address(string url, string words)
        => Assert.Contains(new HttpToolOptions { Url = url }.Validate(ToolKit.Schema(Input)), mistake => mistake.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Options_report_all_mistakes_at_once()
    {
        var options = new HttpToolOptions { Method = "FETCH", Url = "x", Timeout = TimeSpan.Zero, MaxReplyBytes = 0 };

        Assert.Equal(4, options.Validate(ToolKit.Schema(Input)).Count);
        Assert.Throws<ArgumentException>(() => new HttpTool(options, ToolKit.Schema(Input), this));
    }

    public ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        _requests.Add(request);
        return ValueTask.FromResult(_reply);
    }

    private HttpTool Tool(string url, string method = "GET") => new(new HttpToolOptions { Url = url, Method = method }, ToolKit.Schema(Input), this);

    private ToolRunner Runner(SkillEffect effect)
    {
        var skill = new Skill { Id = "order", Description = "Test.", Input = ToolKit.Schema(Input), Output = ToolKit.Schema("{}"), Effect = effect, Tool = Tool("http://127.0.0.1:7001/x", "POST") };
        return new ToolRunner(new Agent { Name = "bob", Description = "Test.", Skills = [skill] }, ToolKit.Context, new InMemoryEffectJournal(TimeProvider.System), new ModelBill());
    }

    private async Task<Outcome<JsonValue>> Invoke(int status, string body, string? type)
    {
        _reply = new TransportReply { Status = status, Body = Encoding.UTF8.GetBytes(body), ContentType = type };
        return await Tool("http://127.0.0.1:7001/x").InvokeAsync(new JsonObject(), ToolKit.Context, TestContext.Current.CancellationToken);
    }
}
