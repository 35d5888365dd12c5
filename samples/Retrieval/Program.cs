// A library answers in three stages: (1) words become a query, (2) a search finds articles, (3) a model sums them up.
// With a document callers send the query themselves, and stage 1 needs no model any more. Stage 3 always does: the routine calls a model for this step.
// Run it with: dotnet run -c Release --project samples/Retrieval
using Microsoft.Extensions.AI;
using Parley;
using Parley.AspNetCore;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Models.Offline;
using Parley.Options;
using Parley.Protocol.Json;
using Parley.Samples;

var library = await StartAsync("library", agent => agent.Describe("Articles about the sea.").AddSkill("findArticles", new SkillOptions
{
    Description = "Summary of the articles on a topic.",
    Effect = SkillEffect.None,
    Visibility = SkillVisibility.Negotiated,
    Input = JsonText.Parse("""{ "type": "object", "properties": { "keyword": { "type": "string" } }, "required": ["keyword"] }"""),
    Output = JsonText.Parse("""
        { "type": "object", "properties": { "summary": { "type": "string" }, "articles": { "type": "integer" } }, "required": ["summary", "articles"] }
        """),
    Tool = new ToolOptions.Code(new SearchTool(new Summariser(), new Price(5, 15))),
}));
var student = await StartAsync("student", agent => agent.Describe("Writes essays."));

var peer = student.Services.GetRequiredService<ParleyClient>().Peer($"{library.Urls.First()}/parley/agents/library");
var task = ParleyTask.For<Question, Answer>("Get a summary of the articles on a keyword.", SkillEffect.None);
var log = new ExchangeLog(student, library);
var calls = new List<string[]>();
foreach (var keyword in new[] { "tides", "lighthouses", "currents" })
{
    ExchangeLog.Begin($"Question {calls.Count + 1}");
    var answer = await peer.InvokeAsync<Answer>(task, new Question(keyword));
    var told = await log.TellAsync(keyword);
    calls.Add([.. told.Records.Where(record => record.Side == Side.Receiver).SelectMany(record => record.ModelCalls).Select(call => call.Purpose)]);
    Console.WriteLine($"  {answer.Articles} found: {answer.Summary}");
    Console.WriteLine($"  The library asked a model to: {string.Join(", ", calls[^1])}");
}

var routine = (await library.Services.GetRequiredService<IRoutineStore>().ListAsync(CancellationToken.None)).Single();
Console.WriteLine();
Console.WriteLine("At first a model read the message and made a query of it (stage 1), summed up (stage 3), and put the answer into words.");
Console.WriteLine("Now the library's routine takes the query as it comes; behind its tool the search runs, and only the summary asks a model.");
Console.WriteLine("All figures: offline model, at 5 and 15 USD per million tokens. The routine:");
Console.WriteLine(routine.Source);
await student.StopAsync();
await library.StopAsync();
return ExchangeLog.Conclude(
    calls is [["answer-message", "summarise", "answer-message"], ["summarise"], ["summarise"]],
    "stages 1 and 3 asked a model, later stage 3 alone.");

async Task<WebApplication> StartAsync(string name, Action<AgentBuilder> describe)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.Services.AddParley().UseInMemoryStore().AddModel("default", new OfflineModel(), new Price(5, 15)).AddAgent(name, describe);
    var app = builder.Build();
    app.MapParley("/parley");
    await app.StartAsync();
    return app;
}

/// <summary>Stages 2 and 3. What the model costs goes on the bill of the exchange, so that the caller's budget and the records know of it.</summary>
sealed class SearchTool(IChatClient model, Price price) : IBilledTool
{
    private static readonly string[] Articles =
    [
        "Tides rise and fall twice a day. The moon pulls at the water. Harbours print tables of them.",
        "Spring tides follow the full moon. They reach further than neap tides. Boats wait for them.",
        "Lighthouses mark rocks and harbours. Keepers lived in them. Most lamps are electric now.",
        "Currents carry warm water north. The Gulf Stream is the best known. Fish follow currents.",
    ];

    public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, ModelBill bill, CancellationToken cancellationToken)
    {
        var found = Articles.Where(article => article.Contains(arguments["keyword"].AsString!, StringComparison.OrdinalIgnoreCase)).ToList();
        var response = await model.GetResponseAsync($"Sum these articles up:\n{string.Join('\n', found)}", cancellationToken: cancellationToken);
        var (read, written) = (response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
        bill.Add(new ModelCall(ModelRole.Handle, "summarise", "summariser", read, written, price.Of(read, written), price.Currency, TimeSpan.Zero));
        return (JsonValue)new JsonObject { { "summary", response.Text }, { "articles", found.Count } };
    }
}

/// <summary>Stands in for a model that sums up, as the offline model does for all others: the first sentence of each article. Put any IChatClient here.</summary>
sealed class Summariser() : DelegatingChatClient(new OfflineModel())
{
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        List<ChatMessage> asked = [.. messages];
        var first = asked[^1].Text.Split('\n').Skip(1).Select(article => $"{article.Split('.')[0]}.");
        var answer = new ChatResponse(new ChatMessage(ChatRole.Assistant, string.Join(' ', first)));
        answer.Usage = new UsageDetails { InputTokenCount = TokenEstimate.Of(asked, []), OutputTokenCount = TokenEstimate.Of(answer) };
        return Task.FromResult(answer);
    }
}

record Question(string Keyword);

record Answer(string Summary, int Articles);
