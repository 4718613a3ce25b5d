// The shapes of countries, unpacked once: paths in degrees, y growing downwards, and what the map needs to place them.
"use strict";

// The points of an arc, [longitude, latitude] in degrees; `~i` is arc i backwards.
function arcPoints(i) {
  const numbers = content.map.arcs[Math.max(i, ~i)].match(/-?\d+/g).map(Number);
  const points = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < numbers.length; at += 2) {
    x += numbers[at];
    y += numbers[at + 1];
    points.push([x / content.map.scale, y / content.map.scale]);
  }
  return i >= 0 ? points : points.reverse();
}

// A ring is its arcs end to end; one that crosses the date line goes on beyond 180 degrees.
function ringPoints(arcs) {
  const ring = [];
  for (const i of arcs) {
    const points = arcPoints(i);
    const turn = ring.length ? 360 * Math.round((points[0][0] - ring[ring.length - 1][0]) / 360) : 0;
    for (const [x, y] of points) ring.push([x - turn, y]);
  }
  return ring;
}

let unpacked = null;

// Countries as {iso, name, point, path, width}: `width` of the largest part, degrees.
function countryShapes() {
  unpacked ??= content.map.countries.map(({ iso, name, point, rings }) => {
    const outlines = rings.map(ringPoints);
    const xs = outlines[0].map(([x]) => x);
    return {
      iso, name, point, width: Math.max(...xs) - Math.min(...xs),
      path: outlines.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(2)},${(-y).toFixed(2)}`).join("L")}Z`).join(""),
    };
  });
  return unpacked;
}
const countryName = (iso) => content.map.countries.find((country) => country.iso === iso)?.name || iso;

const locationOf = (place) => content.map?.places[place];
const isLocated = (place) => Boolean(locationOf(place)?.at);
