// One order as a sequence diagram: an arrow for each exchange, then the replies from the inside out.
function drawOrder(order) {
  const agents = [];
  for (const hop of order.hops) for (const name of [hop.from, hop.to]) if (!agents.includes(name)) agents.push(name);
  const width = 1200, side = 110, top = 62, step = 74, back = 30;
  const x = name => side + (agents.length < 2 ? 0 : agents.indexOf(name) * (width - 2 * side) / (agents.length - 1));
  const height = top + step * order.hops.length + back * order.hops.length + 24;
  const parts = agents.flatMap(name => [
    shape("line", { class: "rule", x1: x(name), x2: x(name), y1: 44, y2: height - 6, "stroke-width": 2, "stroke-dasharray": "3 5" }),
    shape("rect", { class: "box", x: x(name) - 95, y: 2, width: 190, height: 42, rx: 8 }),
    shape("text", { x: x(name), y: 30, "text-anchor": "middle", "font-size": 19, "font-weight": 650 }, clip(name, 20)),
  ]);
  let y = top;
  const arrow = (from, to, at, kind, dashes) => {
    const end = to - Math.sign(to - from) * 3, barb = end - Math.sign(to - from) * 11;
    return shape("g", { class: kind }, shape("line", { class: "line", x1: from, x2: end, y1: at, y2: at, "stroke-width": dashes ? 2 : 4, "stroke-dasharray": dashes }),
      shape("path", { class: "fill", d: `M${end} ${at}L${barb} ${at - 6}L${barb} ${at + 6}Z` }));
  };
  for (const hop of order.hops) {
    const from = x(hop.from), to = x(hop.to), middle = (from + to) / 2;
    y += step;
    parts.push(arrow(from, to, y - 22, modeClass(hop.mode), ""),
      shape("text", { x: middle, y: y - 54, "text-anchor": "middle", "font-size": 18, "font-weight": 600 }, words(hop.task)),
      shape("g", { class: modeClass(hop.mode) }, shape("text", { class: "halo fill", x: middle, y: y - 32, "text-anchor": "middle", "font-size": 16 },
        hop.document === null ? "plain language" : `${hop.mode} · ${documentText(hop.documentName, hop.document, 18)}`)));
  }
  for (const hop of order.hops.toReversed()) {
    parts.push(arrow(x(hop.to), x(hop.from), y, hop.error === null ? modeClass(hop.mode) : "failed", "6 5"));
    y += back;
  }
  return drawing(width, height, parts);
}

function drawOrders() {
  const titles = ["The first order", "The last order"];
  byId("orders").replaceChildren(...(data.orders.length === 0 ? [element("p", {}, "Nobody ordered food in this run.")] : data.orders.flatMap((order, i) => [
    element("h3", {}, `${titles[i]}: query ${whole(order.query)}, ${usd(order.usd)} USD`), drawOrder(order)])));
}
