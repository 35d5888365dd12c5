function drawHeader() {
  const language = data.runs.find(each => each.policy === "language-only");
  byId("title").textContent = `${whole(data.users)} users, ${data.servers.length} servers, ${whole(data.queries)} queries`;
  byId("subtitle").textContent = `Strangers agree on protocols by themselves. Policy ${data.policy}, seed ${data.seed}, beside the same queries in plain language.`;
  const figure = (value, text, isModel, more = "") => element("div", { class: `figure ${more}`.trim() }, element("b", {}, value), element("span", {}, text), isModel ? element("div", {}, element("span", { class: "model" })) : null);
  byId("figures").replaceChildren(
    figure(times(data.ratio), "cheaper than plain language", true, "first"),
    figure(percent(run.accuracy), `right answers, ${whole(run.failed)} failed`, true),
    figure(`${usd(run.usd)} USD`, `in place of ${usd(language.usd)} USD`, true),
    figure(whole(run.documents), "documents agreed on", true),
    figure(whole(run.routines), "routines live", true),
    figure(whole(run.modelCalls), `model calls in place of ${whole(language.modelCalls)}`, true));
  byId("window").textContent = run.series.window;
  byId("settled").textContent = firstAveraged > 1 ? `, from query ${firstAveraged} on` : "";
  byId("policy").textContent = data.policy;
  byId("footer").textContent = `${data.isOffline
    ? `Every model here is the ${data.models}: a rule-based stand-in, billed by its tokens at ${data.arePaperPrices ? "the prices of the Agora paper" : "prices that were given to it"}. Figures measured with it say how the protocol works, not how well a language model does.`
    : `Models: ${data.models}.`}${run.traceHash === null ? "" : ` Trace ${run.traceHash}.`}`;
}

// A picture that can't be drawn must not take the others with it.
const pictures = [drawHeader, drawMistakes, drawCharts, drawChanges, drawNetwork, drawOrders, drawDocuments, drawPairs, drawSeeds];
for (const draw of pictures) {
  try { draw(); } catch (failure) { fault(`${draw.name}: ${failure.message}`); }
}
document.querySelectorAll(".model").forEach(badge => { badge.textContent = data.models; });
// Each chart, the network, each order, the documents, the pairs and the seeds: a picture without marks is none.
document.documentElement.dataset.drawn = [...document.querySelectorAll(".chart, .drawing, #orders, #pairs, #seeds")].filter(place => place.querySelector("svg path, tbody td")).map(place => place.id).join(" ");
