using System.Text.RegularExpressions;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Models.Offline;
using Parley.Protocol.Json;
using Parley.Tests.Models.Offline.Pairs;

namespace Parley.Tests.Models.Offline;

/// <summary>Two offline models share nothing but what a person could read, too.</summary>
public sealed partial class PlainLanguageTests : IDisposable
{
    private static readonly AgentTask Task = new(
        "Book a table",
        Weather.Schema("""
            {"type":"object","properties":{
              "fullName":{"type":"string","description":"Name of the \"guest\""},"startDate":{"type":"string","format":"date"},"numPeople":{"type":"integer"},"isVegan":{"type":"boolean"},"tags":{"type":"array","items":{"type":"string"}},
              "address":{"type":"object","properties":{"zip_code":{"type":"string"}},"required":["zip_code"]},"note":{"type":"string"},
              "lineItems":{"type":"array","items":{"type":"object","properties":{"itemName":{"type":"string"},"unitPrice":{"type":"number"}},"required":["itemName"]}}},
             "required":["fullName","startDate"]}
            """),
        Weather.Schema("""{"type":"object","properties":{"bookingState":{"type":"string","enum":["open","full"]},"finalPrice":{"type":"number","description":"What it costs"}},"required":["bookingState"]}"""));

    private readonly OfflineModel _model = new();

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Message_says_everything_in_words()
    {
        var message = Compose("""{"fullName":"Ann \"A\"\nLee","startDate":"2024-09-11","numPeople":4,"isVegan":false,"tags":["a, b","c and d"],"address":{"zip_code":"0123"},"lineItems":[{"itemName":"x","unitPrice":1.5},{"itemName":""}]}""");
        Assert.Equal("""
            Hello! Please help me with this. Book a table
            Here is what you need to know:
            - The full name (Name of the 'guest') is "Ann \"A\"\nLee".
            - The start date is 2024-09-11.
            - The num people is 4.
            - The is vegan is no.
            - The tags are "a, b" and "c and d".
            - The zip code of the address is "0123".
            - The line items are 2 in all.
            - The item name of the 1st of the line items is "x".
            - The unit price of the 1st of the line items is 1.5.
            - The item name of the 2nd of the line items is "".
            Please tell me:
            - the booking state, as one of "open" and "full"
            - the final price (What it costs), as a number, if there is one
            """.ReplaceLineEndings("\n"), message);
    }

    [Fact]
    public void No_keys_and_no_JSON_stand_in_messages()
    {
        foreach (var pair in new PairGenerator(3, DomainWords.All, new DomainWording()).Take(200))
        {
            var message = new Chat(_model).Ask(LanguagePrompts.ComposeMessage(pair.Task, pair.Input));
            var words = Quoted().Replace(message, "");
            Assert.DoesNotMatch(@"[{}\[\]_]", words);
            foreach (var name in pair.Inputs.Concat(pair.Outputs).SelectMany(leaf => leaf.Path).Where(name => name.Any(char.IsUpper)))
            {
                Assert.DoesNotContain(name, words, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Same_question_gets_the_same_answer()
        => Assert.Equal(Compose("""{"fullName":"x","startDate":"2024-09-11"}"""), Compose("""{"fullName":"x","startDate":"2024-09-11"}"""));

    private string Compose(string input) => new Chat(_model).Ask(LanguagePrompts.ComposeMessage(Task, JsonText.Parse(input)));

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Quoted();
}
