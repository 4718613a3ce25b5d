// A map of journeys: the countries' shapes, legs in order with arrows, numbered stops. Nothing is placed by guess.
"use strict";

const REACH = 9; // pixels, the radius of a stop

// The stops of journeys on the map, one a place: {place, at, kind, visits: [{journey, number, leg}]}.
function stopsOf(list) {
  const stops = new Map();
  for (const journey of list) {
    journey.legs.forEach((leg, i) => {
      if (!isLocated(leg.place)) return;
      if (!stops.has(leg.place)) stops.set(leg.place, { place: leg.place, ...locationOf(leg.place), visits: [] });
      stops.get(leg.place).visits.push({ journey, number: i + 1, leg });
    });
  }
  return [...stops.values()];
}

// The ways between located stops that follow one another: {from, to, leg, skipped: names of stops between that have no place}.
function waysOf(journey) {
  const ways = [];
  let last = null;
  let skipped = [];
  for (const leg of journey.legs) {
    if (!isLocated(leg.place)) { skipped.push(nameOf(entities.get(leg.place))); continue; }
    if (last && last.place !== leg.place) ways.push({ from: last.place, to: leg.place, leg, journey, skipped });
    last = leg;
    skipped = [];
  }
  return ways;
}

// A bow from a to b, its arrowhead near the middle; `bow` in parts of the length.
function wayShape(a, b, bow, classes, title) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  if (length < 2 * REACH) return null;
  const bend = [(a[0] + b[0]) / 2 - dy * bow, (a[1] + b[1]) / 2 + dx * bow];
  const at = (t) => [0, 1].map((i) => (1 - t) ** 2 * a[i] + 2 * t * (1 - t) * bend[i] + t ** 2 * b[i]);
  const [tip, tail] = [at(0.58), at(0.5)];
  const turn = Math.atan2(tip[1] - tail[1], tip[0] - tail[0]);
  const corner = (angle, far) => `${tip[0] + far * Math.cos(turn + angle)},${tip[1] + far * Math.sin(turn + angle)}`;
  return svg("g", { class: `way ${classes}` }, svg("title", {}, title),
    svg("path", { d: `M${a}Q${bend} ${b}`, class: "line" }),
    length > 34 ? svg("polygon", { points: [corner(0, 5), corner(2.5, 7), corner(-2.5, 7)].join(" ") }) : "");
}

// A label beside a stop where it covers nothing yet and is not cut off; `taken` are boxes.
function labelPlace([x, y], width, taken, reach, frame) {
  const near = [[reach + 4, 5], [-reach - 4 - width, 5], [-width / 2, -reach - 5], [-width / 2, reach + 15],
    [reach + 2, -9], [reach + 2, 18], [-reach - 2 - width, -9], [-reach - 2 - width, 18], [reach + 4, 32], [-width / 2, reach + 30]];
  const boxes = near.map(([dx, dy]) => ({ left: x + dx, right: x + dx + width, top: y + dy - 12, bottom: y + dy + 4 }));
  return boxes.find((box) => box.left > 0 && box.top > 0 && box.right < frame.width && box.bottom < frame.height && !taken.some((other) => overlap(box, other)));
}

const stopBox = ([x, y], reach) => ({ left: x - reach, right: x + reach, top: y - REACH, bottom: y + REACH });

// Where stops are drawn. Towns stand where they lie; a country has room, and its stop moves off one that it would cover.
function spotsOf(stops, project, reachOf) {
  const spots = new Map(stops.filter((stop) => stop.kind === "town").map((stop) => [stop.place, project(stop.at)]));
  const taken = stops.filter((stop) => spots.has(stop.place)).map((stop) => stopBox(spots.get(stop.place), reachOf(stop)));
  for (const stop of stops.filter(({ kind }) => kind === "country")) {
    const [x, y] = project(stop.at);
    const free = ([dx, dy]) => !taken.some((other) => overlap(stopBox([x + dx, y + dy], reachOf(stop) + 1), other));
    const [dx, dy] = [[0, 0], [0, 22], [24, 0], [0, -22], [-24, 0], [22, 22], [-22, 22], [22, -22], [-22, -22], [0, 40], [46, 0]].find(free) || [0, 0];
    spots.set(stop.place, [x + dx, y + dy]);
    taken.push(stopBox([x + dx, y + dy], reachOf(stop)));
  }
  return { spots, taken };
}

const letters = (text, size = 13) => text.length * size * 0.56;

const numbersOf = (stop) => stop.visits.map((visit) => visit.number).join(", ");

// `numbered` is false where several journeys are shown: then a stop is a dot.
const stopReach = (stop, numbered) => (numbered ? Math.max(REACH, 4 + letters(numbersOf(stop), 12) / 2) : 6);

function stopShape(stop, at, label, numbered, onchoice) {
  const numbers = numbered ? numbersOf(stop) : "";
  const pill = stopReach(stop, numbered);
  const words = [numbers, nameOf(entities.get(stop.place))].filter(Boolean).join(": ");
  const group = svg("g", { class: `stop kind-${stop.kind} status-${stop.visits[0].leg.status}${stop.visits.every(({ leg }) => unlessPassing(leg)) ? " filtered" : ""}`, ...(onchoice ? { tabindex: 0, role: "button", "aria-label": words } : {}) },
    svg("title", {}, stop.kind === "country" ? `${words} (somewhere in the country)` : words),
    svg("rect", { x: at[0] - pill, y: at[1] - Math.min(pill, REACH), width: 2 * pill, height: 2 * Math.min(pill, REACH), rx: REACH }),
    svg("text", { x: at[0], y: at[1] + 4, class: "number" }, numbers),
    label ? svg("text", { x: label.left, y: label.bottom - 4, class: "name" }, nameOf(entities.get(stop.place))) : "");
  if (onchoice) {
    group.addEventListener("click", () => onchoice(stop));
    group.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onchoice(stop); } });
  }
  return group;
}

function landShapes(view, width, height, visited) {
  const spread = (width / 2) / (view.scale * view.squeeze);
  const turns = [-1, 0, 1].filter((turn) => view.x + spread > turn * 360 - 180 && view.x - spread < turn * 360 + 195);
  return turns.map((turn) => svg("g", {
    transform: `translate(${width / 2} ${height / 2}) scale(${view.scale * view.squeeze} ${view.scale}) translate(${turn * 360 - view.x} ${view.y})`,
  }, ...countryShapes().map(({ iso, path }) => svg("path", { d: path, class: visited.has(iso) ? "land visited" : "land" }))));
}

// Names of the countries that are wide enough for them, where they cover nothing.
function countryNames(project, view, taken, width, height, named) {
  return countryShapes().filter((country) => !named.has(country.iso)).map((country) => {
    const [x, y] = project([country.point[0] + 360 * Math.round((view.x - country.point[0]) / 360), country.point[1]]);
    const wide = letters(country.name, 11);
    const box = { left: x - wide / 2, right: x + wide / 2, top: y - 8, bottom: y + 5 };
    const fits = country.width * view.scale * view.squeeze > wide && box.left > 0 && box.right < width && box.top > 0 && box.bottom < height;
    if (!fits || taken.some((other) => overlap(box, other))) return "";
    taken.push(box);
    return svg("text", { x, y: y + 3, class: "country" }, country.name);
  });
}

// Draw journeys as an svg element of width by height; `view` as viewOver gives it. One alone has its stops numbered.
function mapPicture(list, view, width, height, onchoice) {
  const stops = stopsOf(list);
  const bring = together(stops.map((stop) => stop.at));
  const toPixel = projection(view, width, height);
  const project = (at) => toPixel(bring(at));
  const numbered = list.length === 1;
  const { spots: spot, taken } = spotsOf(stops, project, (stop) => stopReach(stop, numbered));
  const visited = new Set(stops.filter((stop) => stop.kind === "country").map((stop) => stop.country));
  const labels = new Map(stops.map((stop) => {
    const box = labelPlace(spot.get(stop.place), letters(nameOf(entities.get(stop.place))), taken, stopReach(stop, numbered), { width, height });
    if (box) taken.push(box);
    return [stop.place, box];
  }));
  const ways = list.flatMap(waysOf);
  const trodden = new Map();
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "map", role: onchoice ? "group" : "img", "aria-label": mapWords(list) },
    ...landShapes(view, width, height, visited),
    ...countryNames(toPixel, view, taken, width, height, visited),
    ...ways.map(({ from, to, leg, journey, skipped }) => {
      const times = trodden.get(`${from} ${to}`) || 0;
      trodden.set(`${from} ${to}`, times + 1);
      const title = `${nameOf(entities.get(journey.traveller))}: ${nameOf(entities.get(from))} to ${nameOf(entities.get(to))}`
        + (skipped.length ? `, by ${skipped.join(", ")}, not on the map` : "");
      return wayShape(spot.get(from), spot.get(to), 0.14 + 0.1 * times, `status-${leg.status}${skipped.length ? " skips" : ""}${unlessPassing(leg)}${numbered ? "" : ` ${journeyColour(journey)}`}`, title) || "";
    }),
    ...[...stops].reverse().map((stop) => stopShape(stop, spot.get(stop.place), labels.get(stop.place), numbered, onchoice)));
}

const mapWords = (list) => `Map. ${list.map((journey) => `${nameOf(entities.get(journey.traveller))}: ${journey.legs.map((leg, i) =>
  `${i + 1} ${nameOf(entities.get(leg.place))}${isLocated(leg.place) ? "" : " (not on the map)"}`).join(", ")}`).join(". ")}`;

const journeyColour = (journey) => `hue-${content.journeys.indexOf(journey) % 6}`;

const onMap = (list) => list.filter((journey) => journey.legs.some((leg) => isLocated(leg.place)));

function fittingView(list, width, height) {
  const points = stopsOf(list).map((stop) => stop.at);
  return viewOver(points.map(together(points)), width, height, Math.min(90, width / 6, height / 5));
}
