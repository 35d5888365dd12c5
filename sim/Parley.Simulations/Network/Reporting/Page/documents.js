// A line for each document: from the query after which it was agreed on to the end, with those who took it over.
function drawDocuments() {
  const shown = 40, documents = data.documents.length <= shown ? data.documents : data.documents.toSorted((a, b) => b.takenOverCount - a.takenOverCount).slice(0, shown).sort((a, b) => a.query - b.query);
  if (documents.length === 0) {
    byId("lines").replaceChildren(element("p", {}, "No document was agreed on in this run."));
    byId("family").replaceChildren();
    return;
  }
  const width = 1200, left = 375, right = 20, row = 42, top = 14, height = top + row * documents.length + 46;
  const x = query => left + (width - left - right) * query / data.queries;
  const parts = [0, 0.25, 0.5, 0.75, 1].map(share => Math.round(share * data.queries)).flatMap(query => [
    shape("line", { class: "rule", x1: x(query), x2: x(query), y1: top, y2: height - 46 }),
    shape("text", { class: "quiet", x: x(query), y: height - 22, "text-anchor": query === data.queries ? "end" : "middle", "font-size": 16 }, query === data.queries ? `${whole(query)} queries` : whole(query)),
  ]);
  documents.forEach((each, i) => {
    const y = top + row * (i + 0.5), at = x(each.query), text = `${each.agent} + ${each.peer}`;
    parts.push(shape("g", { class: "routine" },
      shape("text", { x: left - 16, y: y - 2, "text-anchor": "end", "font-size": 17, "font-weight": 600 }, `${clip(each.peer, 18)} · ${clip(words(each.task), 20)}`),
      shape("text", { class: "quiet", x: left - 16, y: y + 15, "text-anchor": "end", "font-size": 14 }, documentText(each.name, each.hash, 32)),
      shape("line", { class: "line", x1: at, x2: width - right, y1: y, y2: y, "stroke-width": 3, "stroke-opacity": 0.45 }),
      each.takenOver.map(use => shape("circle", { class: "fill", cx: x(use.query).toFixed(1), cy: y, r: 5 }, shape("title", {}, `taken over by ${use.agent} after query ${use.query}`))),
      shape("g", { class: "language" }, shape("path", { class: "fill", d: `M${at - 9} ${y}L${at} ${y - 9}L${at + 9} ${y}L${at} ${y + 9}Z` }, shape("title", {}, `agreed on by ${text} after query ${each.query}`))),
      shape("text", { class: "halo", x: at > width * 0.8 ? at - 14 : at + 13, y: y - 9, "text-anchor": at > width * 0.8 ? "end" : "start", "font-size": 14 }, `${clip(each.agent, 18)}, query ${whole(each.query)}`)));
  });
  const notes = [];
  if (documents.length < data.documentCount) notes.push(`The ${documents.length} most taken over of ${whole(data.documentCount)} documents are shown.`);
  if (documents.some(each => each.takenOverCount > each.takenOver.length)) notes.push("Where very many took one over, dots at even distances stand for them.");
  byId("linesNote").textContent = notes.map(note => `${note} `).join("");
  byId("lines").replaceChildren(drawing(width, height, parts));
  byId("family").replaceChildren(table(["document", "for", "agreed on by", "query", "taken over by (query)"], data.documents.map(each => [
    [{ class: "name" }, clip(each.name ?? "", 48), " ", element("code", {}, shortHash(each.hash))],
    [{ class: "name" }, words(each.task)], [{ class: "name" }, `${each.agent}, ${each.peer}`], [{ class: "number" }, whole(each.query)],
    [{}, each.takenOver.length === 0 ? "nobody" : each.takenOver.map(use => `${use.agent} (${use.query})`).join(", ") + (each.takenOverCount > each.takenOver.length ? ` and ${each.takenOverCount - each.takenOver.length} more` : "")]])));
}
