// The drawing: vis-network with the places computed at build time, styled by type, status, support and selection.
// The rest of the page knows of it only `selection`, `now` and these: startNetwork, refreshNetwork, fitAll, zoomNetwork,
// bringIntoView. Another renderer has to offer the same.
"use strict";

const container = document.getElementById("network");
const selection = { entity: null, relation: null, hovered: null };
let colours = {};
let now = visible();
let labelBoxes = [];
const labelLines = new Map(drawn.nodes.map((node) => [node.id, node.label.split("\n")]));
const drawnNode = byId(drawn.nodes);

const DASHES = { asserted: false, planned: [12, 6], alleged: [2, 5], denied: [7, 5] };

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ground", "ink", "faint", "line", ...TYPES, ...STATUSES];
  colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name.toLowerCase()}`).trim()]));
}

// With something selected, the rest steps back. Returns null where nothing is selected.
function spotlight() {
  if (selection.relation) {
    const relation = relations.get(selection.relation);
    return { nodes: new Set([relation.subject, relation.object]), edges: new Set([relation.id]) };
  }
  if (!selection.entity) return null;
  const near = touching.get(selection.entity).filter((relation) => now.edges.has(relation.id));
  return {
    nodes: new Set([selection.entity, ...near.flatMap((relation) => [relation.subject, relation.object])]),
    edges: new Set(near.map((relation) => relation.id)),
  };
}

function nodeItem(entity, lit) {
  const { id, shape: kind, size, x, y } = drawnNode.get(entity.id);
  const chosen = id === selection.entity;
  const colour = { background: colours[entity.type] || colours.line, border: chosen || entity.pseudonym ? colours.ink : colours.ground };
  return {
    id, shape: kind, size, x, y, opacity: lit && !lit.nodes.has(id) ? 0.18 : 1,
    color: { ...colour, highlight: colour, hover: { ...colour, border: colours.ink } },
    borderWidth: chosen ? 4 : entity.pseudonym ? 2 : 1.5, borderWidthSelected: chosen ? 4 : 2,
    shapeProperties: { borderDashes: entity.pseudonym && !chosen ? [3, 3] : false },
  };
}

// An arrow that arrives from below would lie under the label: it is drawn halfway instead.
function arrowAt({ subject, object }) {
  const [from, to] = [drawnNode.get(subject), drawnNode.get(object)];
  return from.y - to.y > Math.abs(from.x - to.x) * 0.5 ? "middle" : "to";
}

function edgeItem(relation, lit) {
  const { id, subject: from, object: to } = relation;
  const status = statusOf(relation, passingClaims(relation)) || statusOf(relation);
  const faint = lit && !lit.edges.has(id);
  const colour = colours[status];
  return {
    id, from, to, smooth: bend.get(id), selectionWidth: 1, hoverWidth: 0.5, dashes: DASHES[status],
    width: (lit && !faint ? 1 : 0) + 1.2 + 1.5 * Math.min(Math.max(relation.reports - 1, 0), 5),
    color: { color: colour, highlight: colour, hover: colours.ink, opacity: faint ? 0.1 : content.types[relation.type].shown ? (now.edges.size > 500 ? 0.5 : 0.85) : 0.4 },
    arrows: { [arrowAt(relation)]: { enabled: !content.types[relation.type].symmetric, scaleFactor: 0.55 } },
  };
}

// vis-network slows down with all that it holds, drawn or not: it is given only what is to be seen.
function fill(set, items) {
  const kept = new Set(items.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}

readColours();
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(container, { nodes, edges }, drawn.options);

function refreshNetwork() {
  now = visible();
  const lit = spotlight();
  const busy = now.edges.size > 1500;
  network.setOptions({ interaction: { hideEdgesOnDrag: busy, hideEdgesOnZoom: busy } });
  const [seen, joined] = [content.entities.filter(({ id }) => now.nodes.has(id)), content.relations.filter(({ id }) => now.edges.has(id))];
  edges.remove(edges.getIds().filter((id) => !now.edges.has(id))); // before the nodes, so that none hangs loose
  fill(nodes, seen.map((entity) => nodeItem(entity, lit)));
  fill(edges, joined.map((relation) => edgeItem(relation, lit)));
}

// Bring the given things, labels included, into view; never larger than life.
function fitTo(ids) {
  const found = ids.map((id) => drawnNode.get(id));
  if (!found.length || !container.clientWidth) return;
  const [margin, head] = container.clientWidth > 600 ? [50, 0] : [0, 36]; // the buttons stand there
  const longest = (node) => Math.max(...labelLines.get(node.id).map((text) => text.length));
  let scale = 1;
  let box;
  for (let round = 0; round < 4; round += 1) { // letters do not shrink with the drawing: the smaller it is, the wider they are
    const letter = Math.max(LABEL.least, 13 * scale) / scale;
    const half = (node) => Math.max(node.size, 0.32 * letter * longest(node));
    box = {
      left: Math.min(...found.map((node) => node.x - half(node))), right: Math.max(...found.map((node) => node.x + half(node))),
      top: Math.min(...found.map((node) => node.y - node.size)),
      bottom: Math.max(...found.map((node) => node.y + node.size + 1.3 * letter * labelLines.get(node.id).length)),
    };
    scale = Math.min((container.clientWidth - margin - 16) / (box.right - box.left), (container.clientHeight - head - 24) / (box.bottom - box.top), 1.3);
  }
  network.moveTo({ position: { x: (box.left + box.right - margin / scale) / 2, y: (box.top + box.bottom - head / scale) / 2 }, scale });
}

const fitAll = () => fitTo([...now.nodes]);

// Move no farther than needed: a thing that is chosen from a list must not be off screen or under a finger's width.
function bringIntoView(ids) {
  const inside = ids.map((id) => network.canvasToDOM(drawnNode.get(id))).every((at) =>
    at.x > 30 && at.y > 30 && at.x < container.clientWidth - 30 && at.y < container.clientHeight - 50);
  if (!inside || network.getScale() < 0.45) fitTo(ids.flatMap((id) => [id, ...touching.get(id).filter((r) => now.edges.has(r.id)).flatMap((r) => [r.subject, r.object])]));
}

function labelItems(lit) {
  const scale = network.getScale();
  const listed = content.entities.filter((entity) => now.nodes.has(entity.id)).map((entity) => ({ entity, at: network.canvasToDOM(drawnNode.get(entity.id)) }));
  const onScreen = listed.filter(({ at }) => at.x > -80 && at.y > -60 && at.x < container.clientWidth + 80 && at.y < container.clientHeight + 20);
  const order = lit ? [...onScreen.filter(({ entity }) => lit.nodes.has(entity.id)), ...onScreen.filter(({ entity }) => !lit.nodes.has(entity.id))] : onScreen;
  return order.map(({ entity, at }) => ({
    id: entity.id, lines: labelLines.get(entity.id), x: at.x, y: at.y, radius: drawnNode.get(entity.id).size * scale,
    strong: entity.rank < 5 || entity.id === selection.entity, faint: lit && !lit.nodes.has(entity.id),
    wanted: entity.id === selection.entity || entity.id === selection.hovered,
  }));
}

function drawLabels(context) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const lit = spotlight();
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { boxes, taken } = drawNodeLabels(context, labelItems(lit), network.getScale(), colours);
  labelBoxes = boxes;
  const named = [...(lit ? lit.edges : []), selection.hovered].filter((id) => id in network.body.edges);
  for (const id of named.slice(0, 40)) {
    const { edgeType } = network.body.edges[id];
    drawEdgeLabel(context, edgeWords(relations.get(id)), (t) => network.canvasToDOM(edgeType.getPoint(t)), colours, taken);
  }
  const contested = content.relations.filter((relation) => relation.id in network.body.edges && isContested(relation) && !named.includes(relation.id) && !lit);
  for (const { id } of contested.slice(0, 40)) {
    drawEdgeLabel(context, "disputed", (t) => network.canvasToDOM(network.body.edges[id].edgeType.getPoint(t)), colours, taken, colours.denied);
  }
  context.restore();
}

const labelAt = ({ x, y }) => labelBoxes.find((box) => overlap(box, { left: x, right: x, top: y, bottom: y }))?.id;

function hover(id) {
  selection.hovered = id;
  container.style.cursor = id ? "pointer" : "";
  network.redraw();
}

const zoomNetwork = (factor) => network.moveTo({ scale: network.getScale() * factor });

// `onchoice` hears of {entity} or {relation} that is clicked, or of {}; `onfocus` of an entity clicked twice.
function startNetwork(onchoice, onfocus) {
  container.firstChild.tabIndex = -1; // it takes no keys
  network.on("afterDrawing", drawLabels);
  let clicked = { time: -Infinity }; // an event counts its time from the opening of the page
  network.on("click", ({ pointer, event }) => {
    const entity = network.getNodeAt(pointer.DOM) ?? labelAt(pointer.DOM);
    const time = event.srcEvent?.timeStamp ?? 0;
    if (time - clicked.time < 400) return; // the second of two clicks: the first may have moved the drawing
    clicked = { entity, time };
    onchoice(entity ? { entity } : { relation: network.getEdgeAt(pointer.DOM) });
  });
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("doubleClick", () => { if (clicked.entity) onfocus(clicked.entity); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); refreshNetwork(); });
  let untouched = true;
  for (const event of ["dragStart", "zoom", "click"]) network.on(event, () => { untouched = false; });
  network.on("resize", () => { if (untouched) fitAll(); });
  network.setSize();
  network.redraw();
  fitAll();
}
