using Parley.Tests.Protocol.Messages;
namespace Parley.Tests.Core.Dialects;
public sealed class ExploreTests
{
    [Theory]
    [InlineData("library-sender")]
    [InlineData("library-receiver")]
    [InlineData("demo-user")]
    public async Task Print(string prefix)
    {
        await using var node = await WeatherNode.CreateAsync();
        node.Fetch.Serve("http://localhost:7002/protocol?id=y9PBG3JKjzJc2y%2FD%2FKZkvelwSKA%3D", "<NAME>Weather by date</NAME>\n<DESCRIPTION>Forecast for one date.</DESCRIPTION>\n\nRequest: JSON with date and optional location. Reply: JSON with temperature and precipitation.");
        var text = "---\nname: Weather by city\ndescription: Ask for the temperature and precipitation of one city.\nmultiround: false\n---\n\nRequest: a JSON object with one string field, \"city\".\nReply: a JSON object with two integer fields, \"temperature\" (°C) and \"precipitation\" (mm).\nIf the city is missing, reply with a JSON object holding one string field, \"error\".";
        node.Fetch.Serve("http://127.0.0.1:5599/a", text, null);
        node.Fetch.Serve("http://127.0.0.1:5599/b", text);
        node.Fetch.Serve("http://127.0.0.1:5599/c", text, null);
        var replay = new RecordedReplay(prefix == "demo-user" ? WeatherNode.DayUrl : WeatherNode.CityUrl, node.SendAsync);
        var i = 0;
        foreach (var r in Transcripts.All(prefix))
        {
            var x = await replay.SendAsync(r);
            await node.Node.DrainAsync();
            var s = x.ToString();
            Console.WriteLine($"#{i++} {r.Method} {r.Path} {Short(System.Text.Encoding.UTF8.GetString(r.Request))}\n   theirs {r.Status} {Short(r.ResponseText)}\n   ours   {x.Reply.Status} {Short(x.Text)}");
        }
    }
    private static string Short(string s) => s.Length <= 600 ? s : s[..150] + " ... " + s[^250..];
}
