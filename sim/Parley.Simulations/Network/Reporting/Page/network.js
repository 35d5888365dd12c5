// Servers on an inner ellipse; users on an outer one, each as near to whom it asks as the others let it.
function drawNetwork() {
  const width = 1200, height = 860, centre = { x: width / 2, y: height / 2 }, inner = { x: 330, y: 235 }, outer = { x: 560, y: 395 };
  const on = (ring, angle) => ({ x: centre.x + ring.x * Math.cos(angle), y: centre.y + ring.y * Math.sin(angle) });
  const places = new Map(), weights = new Map(), asked = new Map();
  data.servers.forEach((name, i) => places.set(name, { ...on(inner, 2 * Math.PI * i / data.servers.length - Math.PI / 2), angle: 2 * Math.PI * i / data.servers.length - Math.PI / 2 }));
  for (const link of data.links) {
    weights.set(link.from, (weights.get(link.from) ?? 0) + link.exchanges);
    asked.set(link.to, (asked.get(link.to) ?? 0) + link.exchanges);
  }
  const pull = new Map();
  for (const link of data.links.filter(each => !data.servers.includes(each.from) && places.has(each.to))) {
    const sum = pull.get(link.from) ?? { x: 0, y: 0 }, angle = places.get(link.to).angle;
    pull.set(link.from, { x: sum.x + link.exchanges * Math.cos(angle), y: sum.y + link.exchanges * Math.sin(angle) });
  }
  const users = [...pull].map(([name, sum]) => ({ name, angle: Math.atan2(sum.y, sum.x) })).sort((a, b) => a.angle - b.angle);
  users.forEach((user, i) => places.set(user.name, on(outer, -Math.PI + 2 * Math.PI * (i + 0.5) / users.length)));
  const strokes = { language: "7 5", model: "2 5" };
  const edges = data.links.filter(link => places.has(link.from) && places.has(link.to)).toReversed().sort((a, b) => (a.last !== "routine") - (b.last !== "routine")).map(link => {
    const from = places.get(link.from), to = places.get(link.to), isInner = data.servers.includes(link.from);
    const bend = isInner ? 0.45 : 0.08;
    const middle = { x: (from.x + to.x) / 2 * (1 - bend) + centre.x * bend, y: (from.y + to.y) / 2 * (1 - bend) + centre.y * bend };
    return shape("path", {
      class: `line ${modeClass(link.last)}`, d: `M${from.x.toFixed(1)} ${from.y.toFixed(1)}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`,
      "stroke-width": ((link.last === "routine" ? 1.2 : 2.2) + Math.log10(link.exchanges) * (isInner ? 1.8 : 1.3)).toFixed(1), "stroke-opacity": isInner || link.last !== "routine" ? 0.95 : 0.55, "stroke-dasharray": strokes[link.last] ?? "none",
    }, shape("title", {}, `${link.from} to ${link.to}: ${whole(link.exchanges)} exchanges, latest by ${link.last}, most by ${link.most}`));
  });
  const nodes = users.map(user => {
    const place = places.get(user.name), queries = weights.get(user.name);
    return shape("circle", { class: "user", cx: place.x.toFixed(1), cy: place.y.toFixed(1), r: Math.min(16, 4 + 3 * Math.log10(queries)).toFixed(1) }, shape("title", {}, `${user.name}: ${whole(queries)} exchanges`));
  });
  const servers = data.servers.map(name => {
    const place = places.get(name), radius = 11 + 3 * Math.log10(1 + (asked.get(name) ?? 0));
    return shape("g", {}, shape("circle", { class: "server", cx: place.x.toFixed(1), cy: place.y.toFixed(1), r: radius.toFixed(1) }, shape("title", {}, `${name}: asked ${whole(asked.get(name) ?? 0)} times`)),
      shape("text", { class: "halo", x: place.x.toFixed(1), y: (place.y + radius + 20).toFixed(1), "text-anchor": "middle", "font-size": 18, "font-weight": 650 }, name));
  });
  byId("network").replaceChildren(drawing(width, height, edges, nodes, servers));
  byId("modes").replaceChildren(...modeNames.filter(mode => data.links.some(link => link.last === mode)).map(mode => element("span", { class: modeClass(mode) }, mode === "language" ? "plain language" : mode === "model" ? "document, by a model" : mode === "routine" ? "document, by a routine" : "own code")));
  if (data.linkCount > data.links.length) byId("links").textContent = `The ${data.links.length} busiest of ${whole(data.linkCount)} lines are shown. `;
}
