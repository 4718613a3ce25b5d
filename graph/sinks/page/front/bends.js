// How edges run: straight, unless several join the same two things or a third thing is in the way.
"use strict";

const CLEAR = 6; // pixels that an edge keeps from things that it does not join

// The distance of a thing from the straight edge, positive on its left; undefined where it lies beyond the ends.
function aside(from, to, thing) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const along = ((thing.x - from.x) * dx + (thing.y - from.y) * dy) / length;
  return along > 0 && along < length ? ((thing.x - from.x) * dy - (thing.y - from.y) * dx) / length : undefined;
}

// Bend away from the first thing in the way: positive is clockwise, as in vis-network; 0 where the way is free.
function detour(from, to, obstacles) {
  for (const thing of obstacles) {
    const off = thing === from || thing === to ? undefined : aside(from, to, thing);
    if (off === undefined || Math.abs(off) > thing.size + CLEAR) continue;
    const needed = (2.4 * (thing.size + CLEAR + Math.abs(off))) / Math.hypot(to.x - from.x, to.y - from.y);
    return Math.min(0.45, Math.max(0.12, needed)) * (off > 0 ? 1 : -1);
  }
  return 0;
}

const curve = (bend) =>
  bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : { enabled: false };

function bends() {
  const things = byId(drawn.nodes);
  const obstacles = content.entities.filter((entity) => entity.place === "shown").map((entity) => things.get(entity.id));
  const pairs = new Map();
  for (const edge of drawn.edges) {
    const key = [edge.from, edge.to].sort().join(" ");
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(edge);
  }
  const found = new Map();
  for (const edges of pairs.values()) {
    edges.forEach((edge, i) => {
      const spread = (i - (edges.length - 1) / 2) * Math.min(0.3, 0.9 / edges.length) * (edge.from < edge.to ? 1 : -1);
      found.set(edge.id, curve(edges.length > 1 ? spread : detour(things.get(edge.from), things.get(edge.to), obstacles)));
    });
  }
  return found;
}

const bend = bends();
