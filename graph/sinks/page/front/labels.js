// Labels are drawn in pixels of the screen, not of the drawing: readable at every zoom. The most important come first;
// one that would cover another is left out until there is room.
"use strict";

const LABEL = { font: "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif", least: 11, most: 14 };

const CROWD = 200; // among so many, lesser names wait until there is room below them

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

// Boxes already drawn on, found by cells of 64 pixels, so that a thousand labels stay quick.
function occupancy() {
  const cells = new Map();
  const keys = (box) => {
    const found = [];
    for (let x = Math.floor(box.left / 64); x <= Math.floor(box.right / 64); x += 1) {
      for (let y = Math.floor(box.top / 64); y <= Math.floor(box.bottom / 64); y += 1) found.push(`${x},${y}`);
    }
    return found;
  };
  return {
    free: (box) => !keys(box).some((key) => (cells.get(key) || []).some((other) => overlap(box, other))),
    take: (box) => keys(box).forEach((key) => (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]))),
  };
}

function textBox(context, lines, x, top, height) {
  const width = Math.max(...lines.map((text) => context.measureText(text).width));
  return { left: x - width / 2 - 2, right: x + width / 2 + 2, top, bottom: top + height * lines.length };
}

// Where a label may stand, best first: below its thing, above it, right and left of it. Boxes of {left, right, top, bottom}.
function places(box, x, y, radius) {
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const at = (left, top) => ({ ...box, left, right: left + width, top, bottom: top + height });
  const [middle, beside] = [x - width / 2, y - height / 2];
  return [box, at(middle, y - radius - 3 - height), at(x + radius + 4, beside), at(x - radius - 4 - width, beside)];
}

// Draw `lines` below a point with a rim in the colour of the ground, so that edges do not run through letters.
function drawText(context, lines, x, top, height, ink, ground) {
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = ground;
  context.fillStyle = ink;
  lines.forEach((text, i) => {
    context.strokeText(text, x, top + i * height + 1);
    context.fillText(text, x, top + i * height + 1);
  });
}

// `items` are {id, lines, x, y, radius, strong, faint, wanted} in pixels of the screen, most important first.
// Returns the boxes of the labels drawn, and what is taken by them and by the things themselves.
function drawNodeLabels(context, items, scale, colour) {
  const size = Math.max(LABEL.least, Math.min(LABEL.most, 13 * scale));
  const height = Math.round(size * 1.28);
  const taken = occupancy();
  const boxes = [];
  for (const { id, lines, x, y, radius, strong, faint, wanted } of items) {
    context.font = `${strong ? "600 " : ""}${size}px ${LABEL.font}`;
    const below = { id, ...textBox(context, lines, x, y + radius + 3, height) };
    const free = (strong || wanted || items.length < CROWD ? places(below, x, y, radius) : [below]).find(taken.free);
    taken.take({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius });
    if (!free && !wanted) continue;
    const box = free ?? below;
    taken.take(box);
    drawText(context, lines, (box.left + box.right) / 2, box.top, height, faint ? colour.faint : colour.ink, colour.ground);
    boxes.push(box);
  }
  return { boxes, taken };
}

// A label on an edge: a small plate, moved along the edge until it is free. `at(t)` gives the point at t in [0, 1].
function drawEdgeLabel(context, text, at, colour, taken, ink = colour.ink) {
  context.font = `12px ${LABEL.font}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(text).width + 10;
  const boxAt = (t) => ({ left: at(t).x - width / 2, right: at(t).x + width / 2, top: at(t).y - 9, bottom: at(t).y + 9 });
  const t = [0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75].find((place) => taken.free(boxAt(place)));
  if (t === undefined) return;
  const box = boxAt(t);
  taken.take(box);
  context.fillStyle = colour.ground;
  context.strokeStyle = colour.line;
  context.lineWidth = 1;
  context.beginPath();
  context.rect(box.left, box.top, width, 18);
  context.fill();
  context.stroke();
  context.fillStyle = ink;
  context.fillText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.5);
}
