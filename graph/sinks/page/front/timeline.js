// The timeline: what is told of when. A stretch of it, chosen by mouse, finger or keys, filters all else.
"use strict";

const LANE = 13;
const MOST_LANES = 4;
const EDGE = 14;
const timelineHolder = document.getElementById("timeline");
const axis = { pieces: [], width: 0, drag: null, frame: 0 };

const monthWords = () => {
  const [from, to] = [filters.from, filters.to].map(dateWords);
  return from && to ? (from === to ? from : `${from} to ${to}`) : from ? `from ${from}` : `until ${to}`;
};

const shownClaims = () => content.relations.filter((relation) => content.types[relation.type].shown && relationPasses(relation, true))
  .flatMap((relation) => passingClaims(relation, true));

const firstMonth = () => axis.pieces[0].from;
const lastMonth = () => axis.pieces[axis.pieces.length - 1].to - 1;
const pixels = (month) => EDGE + toPixels(axis.pieces, month);

// The chosen months as numbers, both included; the whole axis where none are chosen.
const chosen = () => ({
  from: filters.from ? Math.max(monthFrom(filters.from), firstMonth()) : firstMonth(),
  to: filters.to ? Math.min(monthFrom(filters.to), lastMonth()) : lastMonth(),
});

function choose(from, to, { settled = true } = {}) {
  const [low, high] = [Math.min(from, to), Math.max(from, to)].map((month) => Math.max(firstMonth(), Math.min(lastMonth(), Math.floor(month))));
  filters.from = low === firstMonth() && high === lastMonth() ? "" : monthText(low);
  filters.to = filters.from ? monthText(high) : "";
  changeFilters({ settled });
}

const statusAmong = (claims) => STATUSES.find((status) => claims.some((claim) => claim.status === status));

function markShape(mark, base) {
  const y = base - mark.lane * LANE;
  const many = mark.claims.length;
  const words = `${dateWords(mark.date)}: ${count(many, "claim")}`;
  const classes = `mark precision-${mark.precision} status-${statusAmong(mark.claims)}`;
  const middle = (mark.left + mark.right) / 2;
  const body = mark.precision === "day"
    ? svg("circle", { cx: middle, cy: y, r: Math.min(5.5, 3.2 + Math.sqrt(many) * 0.8) })
    : svg("rect", { x: mark.left, y: y - 4, width: Math.max(mark.right - mark.left, 5), height: 8, rx: mark.precision === "month" ? 2 : 4 });
  const number = many > 1 && mark.right - mark.left > 24 ? svg("text", { x: middle, y: y + 3.5 }, `×${many}`) : "";
  return svg("g", { class: classes, "data-date": mark.date }, svg("title", {}, words), body, number);
}

// Year numbers, and the months' initials where there is room for them.
function ticks(height) {
  const y = height - 4;
  return axis.pieces.flatMap((piece) => {
    const [left, right] = [EDGE + piece.left, EDGE + piece.right];
    if (piece.empty) return [svg("text", { x: (left + right) / 2, y, class: "tick" }, "⋯")];
    const wide = right - left;
    const found = [svg("line", { x1: left, x2: left, y1: height - 18, y2: height - 12 })];
    if (wide > 30) found.push(svg("text", { x: left + 2, y, class: "tick year" }, String(piece.from / 12)));
    if (wide > 190) for (let month = 3; month < 12; month += 3) {
      found.push(svg("text", { x: pixels(piece.from + month), y, class: "tick" }, MONTHS[month].slice(0, 3)),
        svg("line", { x1: pixels(piece.from + month), x2: pixels(piece.from + month), y1: height - 18, y2: height - 15 }));
    }
    return found;
  });
}

function handle(side, month, height) {
  const { from, to } = chosen();
  const x = side === "from" ? pixels(from) : pixels(to + 1);
  const name = side === "from" ? "First month shown" : "Last month shown";
  return svg("g", { class: "handle", tabindex: 0, role: "slider", "data-side": side, "aria-label": name, "aria-valuemin": firstMonth(),
    "aria-valuemax": lastMonth(), "aria-valuenow": month, "aria-valuetext": dateWords(monthText(month)) },
  svg("rect", { x: x - 11, y: 0, width: 22, height: height - 12, class: "grip" }), svg("line", { x1: x, x2: x, y1: 2, y2: height - 16 }),
  svg("rect", { x: x - 3.5, y: (height - 16) / 2 - 8, width: 7, height: 16, rx: 3, class: "knob" }));
}

function drawTimeline() {
  const claims = shownClaims();
  const marks = marksOf(claims);
  const holder = timelineHolder.querySelector(".axis");
  axis.width = holder.clientWidth - 2 * EDGE;
  if (!marks.length || axis.width < 60) return;
  axis.pieces = axisPieces(marksOf(content.relations.flatMap((relation) => relation.claims)), axis.width);
  const placed = inLanes(marks, (mark) => {
    const [left, right] = [pixels(mark.from), pixels(mark.to)];
    const least = mark.precision === "day" ? 11 : 7;
    return right - left >= least ? { left, right: right - 1 } : { left: (left + right - least) / 2, right: (left + right + least) / 2 };
  });
  const lanes = Math.min(MOST_LANES, Math.max(1, ...placed.map((mark) => mark.lane + 1)));
  const height = lanes * LANE + 26;
  const focused = document.activeElement?.dataset?.side;
  const { from, to } = chosen();
  holder.replaceChildren(svg("svg", { width: axis.width + 2 * EDGE, height, role: "group", "aria-label": "Timeline of dated claims" },
    svg("rect", { x: pixels(from), y: 0, width: Math.max(2, pixels(to + 1) - pixels(from)), height: height - 14, class: isDated() ? "chosen" : "whole" }),
    svg("line", { x1: EDGE, x2: EDGE + axis.width, y1: height - 15, y2: height - 15, class: "base" }), ...ticks(height),
    ...placed.filter((mark) => mark.lane < MOST_LANES).map((mark) => markShape(mark, height - 24)),
    handle("from", from, height), handle("to", to, height)));
  if (focused) holder.querySelector(`[data-side=${focused}]`)?.focus();
  const undated = claims.filter((claim) => !spanOf(claim.date)).length;
  const unseen = placed.filter((mark) => mark.lane >= MOST_LANES).length;
  timelineHolder.querySelector(".told").replaceChildren(
    `${claims.length - undated} of ${count(claims.length, "claim")} ${claims.length - undated === 1 ? "has" : "have"} a date`,
    unseen ? `; ${count(unseen, "date")} not drawn for want of room` : "",
    isDated() ? ` · ${monthWords()} · ${filters.undated ? "with" : "without"} the ${undated} undated ` : "",
    isDated() ? button({ class: "link" }, () => choose(firstMonth(), lastMonth()), "Clear") : " · drag to choose a time");
}

function stepHandle(event) {
  const side = event.target.dataset?.side;
  const { from, to } = chosen();
  const now = side === "from" ? from : to;
  const next = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 12, PageUp: now + 12,
    Home: firstMonth(), End: lastMonth() }[event.key];
  if (!side || next === undefined) return;
  event.preventDefault();
  if (side === "from") choose(Math.min(next, to), to); else choose(from, Math.max(next, from));
}

function startTimeline() {
  const holder = timelineHolder.querySelector(".axis");
  if (!content.relations.some((relation) => content.types[relation.type].shown && relation.claims.some((claim) => spanOf(claim.date)))) {
    timelineHolder.hidden = true;
    return;
  }
  const monthAt = (event) => toMonth(axis.pieces, event.clientX - holder.getBoundingClientRect().left - EDGE);
  holder.addEventListener("keydown", stepHandle);
  holder.addEventListener("pointerdown", (event) => {
    const side = event.target.closest(".handle")?.dataset.side;
    const { from, to } = chosen();
    axis.drag = { fixed: side === "from" ? to : side === "to" ? from : monthAt(event), x: event.clientX, mark: event.target.closest(".mark")?.dataset.date, moved: false };
    holder.setPointerCapture(event.pointerId);
  });
  holder.addEventListener("pointermove", (event) => {
    if (!axis.drag || (!axis.drag.moved && Math.abs(event.clientX - axis.drag.x) < 4)) return;
    axis.drag.moved = true;
    const { fixed } = axis.drag;
    cancelAnimationFrame(axis.frame);
    axis.frame = requestAnimationFrame(() => choose(fixed, monthAt(event), { settled: false }));
  });
  holder.addEventListener("pointerup", (event) => {
    const { moved: dragged, mark, fixed } = axis.drag || {};
    axis.drag = null;
    cancelAnimationFrame(axis.frame);
    if (dragged) choose(fixed, monthAt(event));
    else if (mark) choose(spanOf(mark).from, Math.ceil(spanOf(mark).to) - 1);
  });
  holder.addEventListener("pointercancel", () => { axis.drag = null; });
  timelineHolder.addEventListener("toggle", drawTimeline);
  new ResizeObserver(drawTimeline).observe(holder);
}
