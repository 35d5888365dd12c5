using Parley.Protocol.Json;
using Parley.Protocol.Schemas;
using Parley.Routines;

namespace Parley.Tests.Routines.Checking;

/// <summary>What surely breaks the schemas of a function or tool is a mistake that names the member and what to write; anything in doubt is let through.</summary>
public sealed class ContractTests
{
    private static readonly RoutineSignature Receiver = RoutineSignature.Receiver(["getForecast", "now"]) with
    {
        FunctionContracts = new Dictionary<string, RoutineContract>
        {
            ["handle"] = new(
                Schema("""{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"},"unit":{"enum":["C","F"]},"place":{"type":"object","properties":{"lat":{"type":"number"},"lon":{"type":"number"}},"required":["lat"],"additionalProperties":false},"stops":{"type":"array","items":{"$ref":"#/$defs/stop"}},"more":{"type":"object"}},"required":["city","days"],"additionalProperties":false,"$defs":{"stop":{"type":"object","properties":{"name":{"type":"string"}},"additionalProperties":false}}}"""),
                Schema("""{"type":"object","properties":{"city":{"type":"string"},"temperature":{"type":"number"},"unit":{"enum":["C","F"]},"note":{"type":"string"},"ok":{"type":"boolean"},"days":{"type":"array","items":{"type":"object","properties":{"date":{"type":"string"},"high":{"type":"number"}},"required":["date","high"],"additionalProperties":false}}},"required":["city","temperature"],"additionalProperties":false}""")),
        },
        ToolContracts = new Dictionary<string, RoutineContract>
        {
            ["getForecast"] = new(
                Schema("""{"type":"object","properties":{"location":{"type":"string"},"count":{"type":"integer"}},"required":["location"],"additionalProperties":false}"""),
                Schema("""{"type":"object","properties":{"temperature":{"type":"number"},"list":{"type":"array","items":{"type":"object","properties":{"day":{"type":"string"},"max":{"type":"number"}},"additionalProperties":false}}},"additionalProperties":false}""")),
            ["now"] = new(Schema("""{"type":"object"}"""), Schema("""{"type":"string"}""")),
        },
    };

    private const string Good = "return { city: request.city, temperature: 1 };";

    [Theory]
    [InlineData("return { city: request.citty, temperature: 1 };", "UndeclaredMember", "'citty'", "'city'")]
    [InlineData("return { city: request.place.city, temperature: 1 };", "UndeclaredMember", "'city'", "lat, lon")]
    [InlineData("const { citi } = request; return { city: citi, temperature: 1 };", "UndeclaredMember", "'citi'", "'city'")]
    [InlineData("const { place: { latt } } = request; return { city: 'x', temperature: latt };", "UndeclaredMember", "'latt'", "'lat'")]
    [InlineData("const name = request.name; return { city: name, temperature: 1 };", "UndeclaredMember", "'name'", "city, days")]
    [InlineData("const p = request.place; return { city: 'x', temperature: p.latitude };", "UndeclaredMember", "'latitude'", "'lat'")]
    [InlineData("return { city: request['town'], temperature: 1 };", "UndeclaredMember", "'town'", "city")]
    [InlineData("return { city: request.location.city, temperature: 1 };", "UndeclaredMember", "'location'", "place")]
    [InlineData("return { city: request.stops.map(s => s.nam).join(), temperature: 1 };", "UndeclaredMember", "'nam'", "'name'")]
    [InlineData("for (const stop of request.stops) { out(stop.title); stop.title.trim(); } function out(x) { return x; } return { city: 'x', temperature: 1 };", "UndeclaredMember", "'title'", "name")]
    [InlineData("return { city: request.stops[0].nme, temperature: 1 };", "UndeclaredMember", "'nme'", "'name'")]
    [InlineData("return { city: request.stops.find(s => s.name === 'x').label, temperature: 1 };", "UndeclaredMember", "'label'", "name")]
    [InlineData("return { temperature: 1 };", "MissingMember", "'city'", "Add city")]
    [InlineData("return { city: request.city };", "MissingMember", "'temperature'", "Add temperature")]
    [InlineData("return { city: request.city, temp: 1 };", "MissingMember", "'temperature'", "instead of 'temp'")]
    [InlineData("return { city: request.city, temperature: undefined };", "MissingMember", "'temperature'", "Add")]
    [InlineData("const reply = { city: request.city }; return reply;", "MissingMember", "'temperature'", "Add")]
    [InlineData("return { city: request.city, temperature: 1, units: 'C' };", "UndeclaredMember", "'units'", "'unit'")]
    [InlineData("return { city: request.city, temperature: 1, days: [{ date: 'x' }] };", "MissingMember", "'high'", "Add high")]
    [InlineData("return { city: request.city, temperature: 1, days: request.stops.map(s => ({ date: s.name, height: 1 })) };", "MissingMember", "'high'", "instead of 'height'")]
    [InlineData("return { city: request.city, temperature: 1, days: request.stops.map(s => { return { date: s.name, high: `${s.name}` }; }) };", "WrongType", "'high'", "Number(")]
    [InlineData("return { city: request.city, temperature: 'warm' };", "WrongType", "'temperature'", "Number(")]
    [InlineData("return { city: request.city, temperature: (20.55).toFixed(1) };", "WrongType", "'temperature'", "toFixed")]
    [InlineData("return { city: request.city, temperature: `${request.days}` };", "WrongType", "'temperature'", "Number(")]
    [InlineData("return { city: request.days, temperature: 1 };", "WrongType", "'city'", "String(")]
    [InlineData("return { city: request.days * 2, temperature: 1 };", "WrongType", "'city'", "String(")]
    [InlineData("return { city: request.city, temperature: 1, unit: 'K' };", "WrongType", "'unit'", "\"C\", \"F\"")]
    [InlineData("return { city: request.city, temperature: 1, ok: 'yes' };", "WrongType", "'ok'", "a boolean")]
    [InlineData("return { city: request.city, temperature: 1, days: { date: 'x', high: 1 } };", "WrongType", "'days'", "[ ]")]
    [InlineData("return { city: request.city, temperature: 1, note: null };", "WrongType", "'note'", "String(")]
    [InlineData("return [request.city];", "WrongType", "The output of 'handle'", "an object")]
    [InlineData("return request.city.toUpperCase();", "WrongType", "The output of 'handle'", "an object")]
    [InlineData("return JSON.stringify({ city: request.city, temperature: 1 });", "WrongType", "The output of 'handle'", "an object")]
    [InlineData("const f = await tools.getForecast({ city: request.city }); return { city: request.city, temperature: f.temperature };", "MissingMember", "'location'", "Add location")]
    [InlineData("const f = await tools.getForecast({ location: request.city, day: 1 }); return { city: request.city, temperature: f.temperature };", "UndeclaredMember", "'day'", "location, count")]
    [InlineData("const f = await tools.getForecast({ location: request.days }); return { city: request.city, temperature: f.temperature };", "WrongType", "'location'", "String(")]
    [InlineData("const f = await tools.getForecast({ location: request.city, count: '3' }); return { city: request.city, temperature: f.temperature };", "WrongType", "'count'", "Number(")]
    [InlineData("const f = await tools.getForecast(request.city); return { city: request.city, temperature: f.temperature };", "WrongType", "The arguments of 'getForecast'", "an object")]
    [InlineData("const f = await tools.getForecast(); return { city: request.city, temperature: f.temperature };", "MissingMember", "'location'", "Add location")]
    [InlineData("const { getForecast } = tools; const f = await getForecast({ place: request.city }); return { city: request.city, temperature: f.temperature };", "MissingMember", "'location'", "Add location")]
    [InlineData("const f = await tools.getForecast({ location: request.city }); return { city: request.city, temperature: f.temp };", "UndeclaredMember", "'temp'", "'temperature'")]
    [InlineData("const { temp } = await tools.getForecast({ location: request.city }); return { city: request.city, temperature: temp };", "UndeclaredMember", "'temp'", "'temperature'")]
    [InlineData("const f = await tools.getForecast({ location: request.city }); return { city: request.city, temperature: f.list.reduce((m, d) => Math.max(m, 0 + d.maximum), 0) };", "UndeclaredMember", "'maximum'", "'max'")]
    [InlineData("const f = tools.getForecast({ location: request.city }); return { city: request.city, temperature: f.temperature };", "MissingAwait", "'temperature'", "await")]
    [InlineData("return { city: request.city, temperature: tools.getForecast({ location: request.city }).temperature };", "MissingAwait", "'temperature'", "await")]
    public void What_is_surely_wrong_is_named_with_what_to_write(string body, string code, string names, string advises)
    {
        var diagnostic = Routine.Diagnose(Wrap(body), Receiver)[0];
        Assert.Equal((code, 2), (diagnostic.Code, diagnostic.Line));
        Assert.Contains(names, diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains(advises, $"{diagnostic.Message} {diagnostic.Advice}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Good)]
    [InlineData("return { city: request.town ?? request.city, temperature: 1 };")]
    [InlineData("return { city: request.town || request.city, temperature: 1 };")]
    [InlineData("if (request.town) return { city: request.city, temperature: 2 }; " + Good)]
    [InlineData("const town = request.town; return { city: town === undefined ? request.city : town, temperature: 1 };")]
    [InlineData("const { town = request.city } = request; return { city: town, temperature: 1 };")]
    [InlineData("const { town } = request; return { city: town ?? 'x', temperature: 1 };")]
    [InlineData("return { city: request.city, temperature: request.place?.height?.metres ?? 0 };")]
    [InlineData("return { city: request.more.anything, temperature: 1 };")]
    [InlineData("request.extra = 'x'; return { city: request.extra, temperature: 1 };")]
    [InlineData("const k = 'extra'; request[k] = 'x'; return { city: request.extra, temperature: 1 };")]
    [InlineData("Object.assign(request, { extra: 'x' }); return { city: request.extra, temperature: 1 };")]
    [InlineData("let r = request; r = { town: 'x' }; return { city: r.town, temperature: 1 };")]
    [InlineData("if (!request.city) return { error: 'no city' }; " + Good)]
    [InlineData("return request.days > 3 ? { error: 'too many' } : { city: request.city, temperature: 1 };")]
    [InlineData("const reply = { city: request.city }; reply.temperature = 1; return reply;")]
    [InlineData("const reply = {}; for (const k of ['city', 'temperature']) reply[k] = k === 'city' ? request.city : 1; return reply;")]
    [InlineData("return { ...request, city: request.city, temperature: 1 };")]
    [InlineData("return { city: request.city, temperature: 1, ['no' + 'te']: 'x' };")]
    [InlineData("return { city: request.city, temperature: 1, unit: request.unit, extra: undefined };")]
    [InlineData("return { city: request.city, temperature: 1, extra: request.days > 1e9 ? 'x' : undefined };")]
    [InlineData("return { city: request.city, temperature: 1, unit: request.unit ?? 'C' };")]
    [InlineData("return { city: String(request.days), temperature: Number('1') };")]
    [InlineData("return { city: 'day ' + request.days, temperature: +(1.25).toFixed(1) };")]
    [InlineData("return { city: request.city, temperature: 1, note: request.note };")]
    [InlineData("const f = await tools.getForecast({ location: request.city }); return { city: request.city, temperature: f.temperature };")]
    [InlineData("const [f] = await Promise.all([tools.getForecast({ location: request.city })]); return { city: request.city, temperature: f.temp };")]
    [InlineData("const p = tools.getForecast({ location: request.city }); const f = await p; return { city: request.city, temperature: f.temperature };")]
    [InlineData("const args = { location: request.city }; args.count = 1; const f = await tools.getForecast(args); return { city: request.city, temperature: f.temperature };")]
    [InlineData("const f = await tools.getForecast({ ...request.more, location: request.city }); return { city: request.city, temperature: f.temperature };")]
    [InlineData("const t = await tools.now(); return { city: t.slice(0, 3), temperature: t.length };")]
    [InlineData("const list = request.stops; list.push({ label: 'x' }); return { city: list[0].label, temperature: 1 };")]
    [InlineData("return { city: request.city, temperature: 1, days: (request.stops ?? []).map(s => ({ date: s.name, high: s.height ?? 0 })) };")]
    [InlineData("const pick = o => o.town; return { city: pick({ town: request.city }), temperature: 1 };")]
    [InlineData("return { city: request.toString(), temperature: request.hasOwnProperty('unit') ? 1 : 2 };")]
    public void What_may_be_right_is_let_through(string body) => Assert.Empty(Routine.Diagnose(Wrap(body), Receiver));

    [Fact]
    public void Both_sides_of_a_sender_are_checked()
    {
        var signature = RoutineSignature.Sender() with
        {
            FunctionContracts = new Dictionary<string, RoutineContract>
            {
                ["encode"] = new(Schema("""{"type":"object","properties":{"city":{"type":"string"}},"additionalProperties":false}"""), Schema("""{"type":"object","properties":{"q":{"type":"string"}},"required":["q"]}""")),
                ["decode"] = new(Schema("""{"type":"object","properties":{"t":{"type":"number"}},"additionalProperties":false}"""), Schema("""{"type":"number"}""")),
            },
        };
        var found = Routine.Diagnose("const encode = ({ town }) => ({ q: town });\nfunction decode(reply) { return `${reply.t}`; }", signature);
        Assert.Equal([("UndeclaredMember", 1), ("WrongType", 2)], found.Select(d => (d.Code, d.Line)));
    }

    [Fact]
    public void A_function_that_the_routine_calls_itself_may_get_anything()
        => Assert.Empty(Routine.Diagnose("async function handle(request, tools) { return request.again ? { city: 'x', temperature: 1 } : handle({ again: request.city }, tools); }", Receiver));

    private static string Wrap(string body) => $"async function handle(request, tools) {{\n{body}\n}}";

    private static JsonSchema Schema(string text) => JsonSchema.Compile(JsonText.Parse(text)).Schema!;
}
