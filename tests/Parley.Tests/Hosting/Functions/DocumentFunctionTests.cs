using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Functions;
using Parley.Protocol.Json;

namespace Parley.Tests.Hosting.Functions;

public sealed class DocumentFunctionTests
{
    internal sealed record Question(string City);

    internal sealed record Answer(string City)
    {
        public Answer? Again { get; set; }
    }

    [Fact]
    public async Task Reply_without_a_json_form_is_the_handlers_bug_and_no_wrong_input()
    {
        var outcome = await HandleAsync("""{"city":"Rome"}""", question =>
        {
            var answer = new Answer(question.City);
            return answer.Again = answer;
        });

        Assert.Equal((ParleyErrorCode.Internal, null), (outcome.Error!.Code, outcome.Error.PublicMessage));
        Assert.Contains("Answer", outcome.Error.Message);
    }

    [Fact]
    public async Task Request_that_can_not_be_read_is_wrong_input()
        => Assert.Equal(ParleyErrorCode.InvalidInput, (await HandleAsync("""{"city":1}""", question => new Answer(question.City))).Error!.Code);

    private static ValueTask<Outcome<JsonValue>> HandleAsync(string request, Func<Question, Answer> handler)
    {
        var context = new ExchangeContext { ExchangeId = "e", Agent = "a", Caller = "c", Deadline = DateTimeOffset.UnixEpoch };
        return new DocumentFunction<Question, Answer>((question, _) => ValueTask.FromResult(handler(question))).HandleAsync(JsonText.Parse(request), context, TestContext.Current.CancellationToken);
    }
}
