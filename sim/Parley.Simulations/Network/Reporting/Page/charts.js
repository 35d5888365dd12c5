const charts = [];
const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const policyColour = policy => colour({ "language-only": "language", "paper": "model", "adaptive": "routine" }[policy]);
const policyName = policy => ({ "language-only": "plain language", "paper": "paper policy", "adaptive": "adaptive policy" }[policy] ?? policy);
const kindColour = { language: "language", suitability: "suitability", negotiation: "negotiation", routines: "routine" };

function axis(more) {
  return {
    axisLine: { lineStyle: { color: colour("rule") } }, axisTick: { show: false }, splitLine: { lineStyle: { color: colour("rule") } },
    axisLabel: { color: colour("quiet"), fontSize: 16 }, nameTextStyle: { color: colour("quiet"), fontSize: 16 }, ...more,
  };
}
const queryAxis = () => axis({ type: "value", min: 0, max: data.queries, interval: Math.max(1, Math.round(data.queries / 4)), name: "queries", nameLocation: "middle", nameGap: 32, splitLine: { show: false }, axisLabel: { color: colour("quiet"), fontSize: 16, hideOverlap: true, alignMaxLabel: "right" } });

// Drawn without HTML, so that no text can be taken for it.
const tooltip = more => ({ renderMode: "richText", backgroundColor: colour("raised"), borderColor: colour("rule"), textStyle: { color: colour("text"), fontSize: 15 }, ...more });

function lines(runs, figure, text, more = {}) {
  return runs.map(each => ({
    type: "line", name: policyName(each.policy), showSymbol: false, lineStyle: { width: 4, color: policyColour(each.policy) }, itemStyle: { color: policyColour(each.policy) }, emphasis: { disabled: true },
    data: each.series.query.map((query, i) => [query, each.series[figure][i]]),
    ending: text(each), ...more,
  }));
}

// Where the network became another; the table below the costs says what changed there.
const changeMarks = data.changes.length === 0 ? {} : { markLine: {
  silent: true, symbol: "none", lineStyle: { color: colour("quiet"), width: 1, type: "dashed" }, label: { color: colour("quiet"), fontSize: 14, formatter: mark => String(mark.value) },
  data: data.changes.map(each => ({ xAxis: each.at })) } };

// An average over a handful of queries says nothing yet and would set the scale.
const firstAveraged = data.queries < 50 ? 1 : 10;
const settled = points => points.filter(point => point[0] >= firstAveraged);

const last = (each, figure) => each.series[figure].at(-1);

function chartOptions() {
  const common = { animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily } };
  const grid = { left: 12, right: 170, top: 20, bottom: 44, containLabel: true };
  const hover = tooltip({ trigger: "axis", valueFormatter: value => typeof value === "number" ? usd(value) : "" });
  const counts = tooltip({ trigger: "axis", valueFormatter: value => typeof value === "number" ? whole(value) : "" });
  const climbing = data.runs.filter(each => each.policy !== "language-only");
  const kinds = Object.keys(kindColour);
  const splitRuns = data.runs.toReversed();
  return {
    cost: { ...common, grid, tooltip: hover, xAxis: queryAxis(), yAxis: axis({ type: "value", min: 0, axisLabel: { color: colour("quiet"), fontSize: 16, formatter: value => String(Number(value.toFixed(6))) } }),
      series: lines(data.runs, "averageUsd", each => `${usd(last(each, "averageUsd"))} USD`).map((series, i) => ({ ...series, ...i === 0 ? changeMarks : {}, data: settled(series.data) })) },
    calls: { ...common, grid: { ...grid, right: 160 }, tooltip: counts, xAxis: queryAxis(), yAxis: axis({ type: "log", min: 1, axisLabel: { color: colour("quiet"), fontSize: 16, formatter: whole } }),
      series: lines(data.runs, "modelCalls", each => whole(last(each, "modelCalls"))).map(series => ({ ...series, data: series.data.filter(point => point[1] > 0) })) },
    documents: { ...common, grid: { ...grid, right: 160 }, tooltip: counts, xAxis: queryAxis(), yAxis: axis({ type: "value", min: 0, minInterval: 1 }),
      series: lines(climbing, "documents", each => whole(last(each, "documents")), { step: "end" }) },
    split: { ...common, grid: { left: 12, right: 130, top: 44, bottom: 8, containLabel: true }, tooltip: tooltip({ trigger: "item", formatter: part => `${part.seriesName}: ${usd(part.data.usd)} USD` }),
      legend: { top: 0, left: 0, itemGap: 24, textStyle: { color: colour("text"), fontSize: 16 }, data: kinds, selectedMode: false },
      // A sum of shares may be a little above 1, and what lies beyond the axis is not drawn.
      xAxis: axis({ type: "value", max: 1.001, show: false }),
      yAxis: axis({ type: "category", data: splitRuns.map(each => policyName(each.policy)), axisLine: { show: false }, axisLabel: { color: colour("text"), fontSize: 17 } }),
      series: kinds.map((kind, i) => ({
        type: "bar", stack: "split", name: kind, barWidth: 40, emphasis: { disabled: true }, itemStyle: { color: colour(kindColour[kind]), borderColor: colour("ground"), borderWidth: 2 },
        data: splitRuns.map(each => ({ value: each.usd === 0 ? 0 : each.split[kind] / each.usd, usd: each.split[kind] })),
        label: { show: true, color: colour("ground"), fontSize: 16, fontWeight: 600, formatter: part => part.value < 0.05 ? "" : `${Math.round(100 * part.value)} %` },
      })).concat([{
        // Its bars have no width; their labels stand at the end of the others.
        type: "bar", stack: "split", name: "total", silent: true, data: splitRuns.map(() => 0),
        label: { show: true, position: "right", color: colour("text"), fontSize: 18, fontWeight: 600, formatter: part => `${usd(splitRuns[part.dataIndex].usd)} USD` },
      }]) },
    budgets: { ...common, grid: { ...grid, right: 24 }, tooltip: tooltip({ trigger: "item", formatter: point => `user ${point.value[0]}: ${whole(point.value[1])} queries` }),
      xAxis: axis({ type: "value", min: 0, max: data.users + 1, name: "users", nameLocation: "middle", nameGap: 32, splitLine: { show: false }, axisLabel: { color: colour("quiet"), fontSize: 16, showMaxLabel: false } }),
      yAxis: axis({ type: "log", min: 1, axisLabel: { color: colour("quiet"), fontSize: 16, formatter: whole } }),
      series: [{ type: "scatter", symbolSize: data.budgets.length > 200 ? 5 : 11, itemStyle: { color: colour("model") }, data: data.budgets.map(each => [each.rank, each.queries]),
        label: { show: true, position: "right", fontSize: 17, color: colour("text"), formatter: point => point.dataIndex === 0 ? `${whole(point.value[1])} queries of the busiest user` : "" } }] },
  };
}

// The end of each line bears its name and its last figure; where lines end close to each other the names move apart.
function nameEndings(chart, place) {
  const height = 46, endings = chart.getOption().series.filter(series => series.ending !== undefined && series.data.length > 0)
    .map(series => ({ series, top: chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, series.data.at(-1))[1] - height / 2 })).sort((a, b) => a.top - b.top);
  for (let i = 1; i < endings.length; i++) endings[i].top = Math.max(endings[i].top, endings[i - 1].top + height);
  for (let i = endings.length - 1, bottom = place.clientHeight - height; i >= 0; i--, bottom = endings[i + 1].top - height) endings[i].top = Math.min(endings[i].top, bottom);
  for (const { series, top } of endings) {
    const name = element("div", { class: "ending" }, series.name, element("b", {}, series.ending));
    name.style.top = `${top}px`;
    name.style.width = "152px";
    name.style.color = series.lineStyle.color;
    place.append(name);
  }
}

// Colours are part of what is drawn: another colour scheme draws anew.
function drawCharts() {
  document.documentElement.dataset.scheme = darkScheme.matches ? "dark" : "light";
  charts.splice(0).forEach(chart => chart.dispose());
  for (const [id, options] of Object.entries(chartOptions())) {
    const chart = echarts.init(byId(id), null, { renderer: "svg" });
    chart.setOption(options);
    nameEndings(chart, byId(id));
    charts.push(chart);
  }
}
const darkScheme = matchMedia("(prefers-color-scheme: dark)");
darkScheme.addEventListener("change", drawCharts);
let isResizing = false;
addEventListener("resize", () => {
  if (isResizing) return;
  isResizing = true;
  requestAnimationFrame(() => { isResizing = false; drawCharts(); });
});
