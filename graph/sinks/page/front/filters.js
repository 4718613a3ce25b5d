// What is shown: types and statuses that are switched on, and the things that are out of the way until asked for.
"use strict";

const shown = {
  types: new Set(TYPES),
  statuses: new Set(STATUSES),
  alone: false, // names without relations
  observers: false, // those only ever spoken to: outlets
  minor: false, // relations of types that views leave out
  lesser: false, // in a large graph: names beyond the core
  asked: new Set(), // entities that the reader chose although they are out of the way
};

const CORE = 150; // a graph with many more names opens on its most important ones
const main = content.entities.filter((entity) => entity.place === "shown");
const lesser = new Set(main.length > CORE * 1.3 ? main.slice(CORE).map((entity) => entity.id) : []);

function relationVisible(relation) {
  if (!statusOf(relation, shown.statuses)) return false;
  const ends = [entities.get(relation.subject), entities.get(relation.object)];
  if (!ends.every((end) => shown.types.has(end.type))) return false;
  if (ends.some((end) => shown.asked.has(end.id))) return true;
  if (!content.types[relation.type].shown && !shown.minor) return false;
  if (!shown.lesser && ends.some((end) => lesser.has(end.id))) return false;
  return shown.observers || ends.every((end) => end.place !== "observer");
}

function visible() {
  const edges = new Set(content.relations.filter(relationVisible).map((relation) => relation.id));
  const nodes = new Set(shown.asked);
  for (const id of edges) nodes.add(relations.get(id).subject).add(relations.get(id).object);
  if (shown.alone) {
    for (const entity of content.entities) if (entity.place === "alone" && shown.types.has(entity.type)) nodes.add(entity.id);
  }
  return { nodes, edges };
}

function flip(set, member) {
  if (!set.delete(member)) set.add(member);
}

// One entry of the legend: pressed while it is shown.
function legendEntry(sample, words, pressed, onflip, after = () => {}) {
  const entry = button({ "aria-pressed": String(pressed()), class: "entry" }, () => {
    onflip();
    entry.setAttribute("aria-pressed", String(pressed()));
    refreshNetwork();
    after();
  }, sample, el("span", {}, words));
  return entry;
}

function legendEntries() {
  const types = TYPES.filter((type) => content.entities.some((entity) => entity.type === type));
  const statuses = STATUSES.filter((status) => content.relations.some((r) => r.claims.some((c) => c.status === status)));
  const number = (place) => content.entities.filter((entity) => entity.place === place).length;
  const minor = content.relations.filter((relation) => !content.types[relation.type].shown).length;
  const more = [
    [lesser.size, "lesser", (n) => `${count(n, "lesser name")}`],
    [number("alone"), "alone", (n) => `${count(n, "more name")} without relations`],
    [number("observer"), "observers", (n) => `${count(n, "outlet")} spoken to`],
    [minor, "minor", (n) => `${count(n, "loose link")}`],
  ].filter(([found]) => found);
  return [
    el("div", { class: "entries", role: "group", "aria-label": "Types" }, types.map((type) =>
      legendEntry(shape(type), noun(type, 2), () => shown.types.has(type), () => flip(shown.types, type)))),
    el("div", { class: "entries", role: "group", "aria-label": "Statuses" }, statuses.map((status) =>
      legendEntry(line(status), status, () => shown.statuses.has(status), () => flip(shown.statuses, status)))),
    more.length ? el("div", { class: "entries", role: "group", "aria-label": "Out of the way" }, more.map(([found, key, words]) =>
      legendEntry("", words(found), () => shown[key], () => { shown[key] = !shown[key]; }, fitAll))) : null,
    el("p", { class: "hint" }, "Thicker line: more independent reports. Bigger: more relations."),
  ];
}
