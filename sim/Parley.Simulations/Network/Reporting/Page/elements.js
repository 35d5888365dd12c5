"use strict";
// Faults are told to whoever reads the page by a program: data-errors on the root, and data-drawn, the number of pictures.
const faults = [];
function fault(text) {
  faults.push(String(text));
  document.documentElement.dataset.errors = JSON.stringify(faults);
}
addEventListener("error", event => fault(event.message));
addEventListener("unhandledrejection", event => fault(event.reason));
addEventListener("securitypolicyviolation", event => fault(`${event.violatedDirective} ${event.blockedURI}`));
const told = console.error.bind(console);
console.error = (...words) => { fault(words.join(" ")); told(...words); };
document.documentElement.dataset.errors = "[]";

const data = JSON.parse(document.getElementById("data").textContent);
const run = data.runs.find(each => each.policy === data.policy);
const byId = id => document.getElementById(id);
const modeNames = ["language", "model", "routine", "standard"];
// "model" is also the class of the badge that says which model was used.
const modeClass = mode => mode === "model" ? "model-mode" : modeNames.includes(mode) ? mode : "";

// Text of agents goes into the page as text nodes and attributes alone, never as markup.
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  for (const child of children.flat()) if (child !== null && child !== undefined) node.append(child);
  return node;
}
const element = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
const shape = (name, attributes = {}, ...children) => fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
const drawing = (width, height, ...children) => shape("svg", { viewBox: `0 0 ${width} ${height}` }, ...children);

const whole = number => number.toLocaleString("en-US");
const usd = number => number === 0 ? "0" : number >= 100 ? number.toFixed(0) : number >= 1 ? number.toFixed(2) : number >= 0.001 ? number.toFixed(4) : number.toPrecision(2);
const percent = share => `${(100 * share).toFixed(share === 1 || share === 0 ? 0 : 2)} %`;
const times = ratio => ratio === null ? "–" : `${ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(1)}×`;
const clip = (text, length) => text && text.length > length ? `${text.slice(0, length - 1)}…` : text ?? "";
const shortHash = hash => hash.slice(0, 6);
const documentText = (name, hash, length) => hash === null ? "plain language" : `${clip(name ?? "document", length)} · ${shortHash(hash)}`;
// bookRoom becomes "book room".
const words = task => task.replace(/([A-Z])/g, letter => ` ${letter.toLowerCase()}`);
