namespace Parley.Benchmarks.Routines;

/// <summary>The routines that are measured: two of one line, and five as a model writes them.</summary>
internal static class RoutineSources
{
    /// <summary>Four members copied under other names.</summary>
    public const string Map = "function handle(request) { return { place: request.city, day: request.date, nights: request.days, warm: request.celsius }; }";

    /// <summary>A template literal and a ternary.</summary>
    public const string Template = "function handle(request) { return { title: `${request.city} on ${request.date}`, nights: request.days, warm: request.celsius > 20 ? \"yes\" : \"no\", place: request.city }; }";

    /// <summary>One awaited tool call.</summary>
    public const string Tool = "async function handle(request, tools) { const weather = await tools.weather({ place: request.city, day: request.date }); return { place: weather.place, warm: request.celsius }; }";

    public const string Request = """{"city":"Lisbon","date":"2026-05-14","days":3,"celsius":24.5}""";

    public const string MapReply = """{"place":"Lisbon","day":"2026-05-14","nights":3,"warm":24.5}""";

    public const string TemplateReply = """{"title":"Lisbon on 2026-05-14","nights":3,"warm":"yes","place":"Lisbon"}""";

    public const string ToolReply = """{"place":"Lisbon","warm":24.5}""";

    private const string Forecast = """
        // Answers a request for a forecast.
        async function handle(request, tools) {
          if (typeof request.city !== "string" || request.city.trim() === "") {
            return { status: "error", message: "city is missing" };
          }
          const forecast = await tools.weather({ place: request.city.trim(), day: request.date, nights: request.days ?? 1 });
          if (forecast.error) {
            return { status: "error", message: `no forecast: ${forecast.error}` };
          }
          return { status: "ok", place: request.city, warm: forecast.celsius > 20, text: `${forecast.sky}, ${Math.round(forecast.celsius)} °C` };
        }
        """;

    private const string Order = """
        const VAT = { food: 0.07, books: 0.07, other: 0.19 };

        // Prices an order, line by line.
        function handle(request) {
          const lines = [];
          let net = 0;
          let vat = 0;
          for (const item of request.items) {
            const rate = VAT[item.kind] ?? VAT.other;
            const amount = item.price * item.quantity;
            net += amount;
            vat += amount * rate;
            lines.push({ sku: item.sku, quantity: item.quantity, amount: Number(amount.toFixed(2)) });
          }
          const cheapest = lines.slice().sort((a, b) => a.amount - b.amount)[0];
          return {
            customer: request.customer?.name ?? "guest",
            lines,
            net: Number(net.toFixed(2)),
            vat: Number(vat.toFixed(2)),
            gross: Number((net + vat).toFixed(2)),
            cheapest: cheapest ? cheapest.sku : null,
          };
        }
        """;

    private const string Sender = """
        // Writes the request body and reads the reply.
        function encode(input) {
          return {
            city: input.city,
            date: input.date,
            days: input.days > 0 ? input.days : 1,
            guests: (input.guests ?? []).map(guest => ({ name: guest.name, child: guest.age < 12 })),
          };
        }

        function decode(reply) {
          if (reply.status !== "ok") {
            throw new Error(reply.message || "the booking failed");
          }
          return { reference: reply.reference, price: reply.price.amount, currency: reply.price.currency };
        }
        """;

    private const string Pattern = """
        // Reads a line such as "2026-05-14 Lisbon 24.5C sunny" and gives its parts.
        function handle(request) {
          const found = /^(\d{4})-(\d{2})-(\d{2})\s+([A-Za-z .'-]+?)\s+(-?\d+(?:\.\d+)?)([CF])\s+(\w+)$/.exec(request.line);
          if (!found) {
            return { status: "error", message: `not a weather line: ${request.line}` };
          }
          const [, year, month, day, place, degrees, unit, sky] = found;
          const celsius = unit === "F" ? (Number(degrees) - 32) * 5 / 9 : Number(degrees);
          return {
            status: "ok",
            date: { year: Number(year), month: Number(month), day: Number(day) },
            place,
            celsius: Math.round(celsius * 10) / 10,
            sky: sky.toLowerCase(),
            advice: celsius < 0 ? "stay in" : celsius < 15 ? "take a coat" : "go out",
            words: request.line.split(" ").length,
          };
        }
        """;

    /// <summary>What compiling is measured on: 130 to 900 characters, one with a regular expression.</summary>
    public static IReadOnlyList<string> Realistic { get; } = [Map, Forecast, Order, Sender, Pattern];
}
