function table(heads, rows, total = null) {
  const line = (cells, more = {}) => element("tr", more, cells.map(([attributes, ...content]) => element("td", attributes, content)));
  return element("table", {}, element("thead", {}, element("tr", {}, heads.map((head, i) => element("th", rows[0]?.[i][0].class === "number" ? { class: "number" } : {}, head)))),
    element("tbody", {}, rows.map(cells => line(cells)), total === null ? null : line(total, { class: "total" })));
}

const number = (text, more = "") => [{ class: `number ${more}`.trim() }, text];

function share(modes) {
  const total = Object.values(modes).reduce((sum, count) => sum + count, 0) || 1;
  const bar = element("div", { class: "share", title: modeNames.filter(mode => modes[mode] > 0).map(mode => `${mode} ${whole(modes[mode])}`).join(", ") });
  for (const mode of modeNames.filter(each => modes[each] > 0)) {
    const part = element("i", { class: modeClass(mode) });
    part.style.width = `${100 * modes[mode] / total}%`;
    bar.append(part);
  }
  return bar;
}

function drawPairs() {
  const sum = figure => data.pairs.reduce((total, pair) => total + figure(pair), 0);
  const row = (server, task, pair) => [[{ class: "name" }, server], [{ class: "name" }, task], number(whole(pair.queries)), number(whole(pair.right)), number(whole(pair.failed), pair.failed > 0 ? "bad" : ""),
    number(whole(pair.modes.language)), number(whole(pair.modes.model)), number(whole(pair.modes.routine)), [{}, share(pair.modes)], number(usd(pair.usd)), number(usd(pair.languageUsd)), number(pair.ratio === null ? "free" : times(pair.ratio))];
  const modes = Object.fromEntries(modeNames.map(mode => [mode, sum(pair => pair.modes[mode])]));
  const all = { queries: sum(pair => pair.queries), right: sum(pair => pair.right), failed: sum(pair => pair.failed), modes, usd: run.usd, languageUsd: sum(pair => pair.languageUsd), ratio: data.ratio };
  byId("pairs").replaceChildren(table(["server", "task", "queries", "right", "failed", "language", "model", "routine", "modes", "USD", "in language", "ratio"], data.pairs.map(pair => row(pair.server, words(pair.task), pair)), row("all", "", all)));
}

function drawSeeds() {
  if (new Set(data.seeds.map(each => each.seed)).size < 2) return byId("chance").remove();
  const row = each => [number(each.seed), [{}, each.policy], number(usd(each.usd)), number(each.ratio === null ? "free" : times(each.ratio)), number(percent(each.accuracy), each.accuracy < 1 ? "bad" : ""), number(whole(each.failed), each.failed > 0 ? "bad" : ""), number(whole(each.modelCalls))];
  byId("seeds").replaceChildren(table(["seed", "policy", "USD", "cheaper", "right", "failed", "model calls"], data.seeds.map(row)));
}

function drawChanges() {
  if (data.changes.length === 0) return;
  const beside = (text, more, write) => number(more === 0 ? text : `${text} (${more > 0 ? "+" : "−"}${write(Math.abs(more))})`);
  const row = ({ at, changes, with: made, difference }) => [number(whole(at)), [{}, changes.join("; ")], number(whole(made.queries)), beside(usd(made.usd), difference.usd, usd), beside(whole(made.modelCalls), difference.modelCalls, whole),
    beside(whole(made.documents), difference.documents, whole), beside(whole(made.stepDowns), difference.stepDowns, whole), beside(whole(made.wrong), difference.wrong, whole), beside(whole(made.failed), difference.failed, whole)];
  byId("changes").replaceChildren(element("p", { class: "lead" }, "Dashed lines: what changed there, and in brackets what that cost beside the same queries without it."),
    table(["from", "change", "queries", "USD", "model calls", "documents", "steps down", "wrong", "failed"], data.changes.map(row)));
}

function drawMistakes() {
  if (data.mistakeCount === 0) return;
  byId("mistakes").replaceChildren(element("h2", {}, data.mistakeCount === 1 ? "One query went wrong" : `${whole(data.mistakeCount)} queries went wrong`),
    data.mistakeCount > data.mistakes.length ? element("p", { class: "lead" }, `The first ${data.mistakes.length} of them.`) : "",
    ...data.mistakes.map(each => element("div", { class: "mistake" }, element("b", {}, `Query ${whole(each.query)}: ${each.user} to ${each.server}, ${words(each.task)}. `),
      each.error ?? `Answered ${each.answer} in place of ${each.expected}.`,
      element("ul", {}, each.hops.map(hop => element("li", {}, `${hop.from} to ${hop.to}, ${hop.mode}, exchange `, element("code", {}, hop.exchange), hop.error === null ? "" : `: ${hop.error}`))))));
}
