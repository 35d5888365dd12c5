using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Programming.PlantedBugs;

/// <summary>Receiver of an order, which must run once: a list, a flag that becomes a word, an optional coupon, cents for euros, a threshold.</summary>
public sealed class OrderScenario : ReceiverScenario
{
    private const string Lines = "request.items.map((i) => ({ product: i.sku, count: i.quantity }))";
    private const string Priority = "request.express ? 'high' : 'normal'";
    private const string Free = "r.total >= 5000";

    public OrderScenario()
    {
        Right("as prescribed", Source());
        Right("with a loop", "async function handle(request, tools) { const lines = []; for (const { sku, quantity } of request.items) { lines.push({ product: sku, count: quantity }); } const order = { lines, priority: 'normal' }; if (request.express) { order.priority = 'high'; } if ('coupon' in request) { order.couponCode = request.coupon; } const { orderId, total } = await tools.placeOrder(order); return { order: orderId, euros: total / 100, freeDelivery: !(total < 5000) }; }");
        Wrong("reversed", Source(lines: "[...request.items].reverse().map((i) => ({ product: i.sku, count: i.quantity }))"));
        Wrong("first item only", Source(lines: "[{ product: request.items[0].sku, count: request.items[0].quantity }]"));
        Wrong("one of each", Source(lines: "request.items.map((i) => ({ product: i.sku, count: 1 }))"));
        Wrong("same product once", Source(lines: "request.items.filter((i, n) => n < 2).map((i) => ({ product: i.sku, count: i.quantity }))"));
        Wrong("zero-based count", Source(lines: "request.items.map((i) => ({ product: i.sku, count: i.quantity - 1 }))"));
        Wrong("priority inverted", Source(priority: "request.express ? 'normal' : 'high'"));
        Wrong("never in a hurry", Source(priority: "'normal'"));
        Wrong("coupon ignored", Source(coupon: "undefined"));
        Wrong("coupon in capitals", Source(coupon: "request.coupon === undefined ? undefined : request.coupon.toUpperCase()"));
        Wrong("empty coupon dropped", Source(coupon: "request.coupon || undefined"));
        Wrong("cents for euros", Source(euros: "r.total"));
        Wrong("whole euros", Source(euros: "Math.floor(r.total / 100)"));
        Wrong("thousandths", Source(euros: "r.total / 1000"));
        Wrong("free above the threshold only", Source(free: "r.total > 5000"));
        Wrong("threshold in euros", Source(free: "r.total >= 50"));
        Wrong("another threshold", Source(free: "r.total >= 4500"));
        Wrong("always free", Source(free: "true"));
        Wrong("number of lines for the order", Source(order: "String(request.items.length)"));
    }

    public override string Name => "order, receiver";

    protected override IReadOnlyList<Skill> Skills { get; } =
    [
        Skill(
            "placeOrder",
            "Places an order. The total is in cents.",
            """{"type":"object","properties":{"lines":{"type":"array","minItems":1,"items":{"type":"object","properties":{"product":{"type":"string"},"count":{"type":"integer","minimum":0}},"required":["product","count"]}},"priority":{"enum":["normal","high"]},"couponCode":{"type":"string"}},"required":["lines","priority"],"additionalProperties":false}""",
            """{"type":"object","properties":{"orderId":{"type":"string"},"total":{"type":"integer","minimum":0}},"required":["orderId","total"]}""",
            SkillEffect.Once),
    ];

    protected override TypedDocument Document_ { get; } = Document(
        "Order",
        "Orders articles. An express order has high priority. The sum is answered in euros; delivery is free from 50 euros on.",
        """{"type":"object","properties":{"items":{"type":"array","minItems":1,"items":{"type":"object","properties":{"sku":{"type":"string"},"quantity":{"type":"integer","minimum":1}},"required":["sku","quantity"]}},"express":{"type":"boolean"},"coupon":{"type":"string"}},"required":["items","express"],"additionalProperties":false}""",
        """{"type":"object","properties":{"order":{"type":"string"},"euros":{"type":"number"},"freeDelivery":{"type":"boolean"}},"required":["order","euros","freeDelivery"],"additionalProperties":false}""");

    protected override JsonValue Handle(JsonValue request, Func<string, JsonValue, JsonValue> call)
    {
        var answer = call("placeOrder", Object(
            ("lines", Map(request["items"], item => Object(("product", item["sku"]), ("count", item["quantity"])))),
            ("priority", request["express"].IsTrue ? "high" : "normal"),
            ("couponCode", request["coupon"])));
        var total = answer["total"].AsNumber;
        return Object(("order", answer["orderId"]), ("euros", total / 100), ("freeDelivery", total >= 5000));
    }

    private static string Source(string lines = Lines, string priority = Priority, string coupon = "request.coupon", string order = "r.orderId", string euros = "r.total / 100", string free = Free)
        => $"async function handle(request, tools) {{ const r = await tools.placeOrder({{ lines: {lines}, priority: {priority}, couponCode: {coupon} }}); return {{ order: {order}, euros: {euros}, freeDelivery: {free} }}; }}";
}
