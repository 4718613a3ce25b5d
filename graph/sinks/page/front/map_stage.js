// The map in the place of the drawing: moved by mouse, finger and keys; it keeps its journeys until others are shown.
"use strict";

const stage = { list: [], view: null, onchoice: null };
const mapHolder = document.getElementById("map");

function redrawMap() {
  if (mapHolder.hidden || !stage.view) return;
  const focused = document.activeElement?.closest?.("#map .stop")?.getAttribute("aria-label");
  mapHolder.replaceChildren(mapPicture(stage.list, stage.view, mapHolder.clientWidth, mapHolder.clientHeight, stage.onchoice), mapCredit());
  if (focused) [...mapHolder.querySelectorAll(".stop")].find((stop) => stop.getAttribute("aria-label") === focused)?.focus();
}

const mapCredit = () => el("p", { class: "credit" }, "Borders as held: Natural Earth · Towns: GeoNames");

let frame = 0;

function changeMap(view) {
  stage.view = view;
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(redrawMap);
}

function fitMap() {
  stage.view = fittingView(stage.list, mapHolder.clientWidth, mapHolder.clientHeight);
  redrawMap();
}

// Show journeys, some of whose stops can be placed; an empty list gives the drawing its place back.
function stageMap(list, onchoice) {
  const same = !mapHolder.hidden && list.length === stage.list.length && list.every((journey, i) => journey === stage.list[i]);
  mapHolder.hidden = !list.length;
  document.querySelector(".drawing").classList.toggle("mapped", Boolean(list.length));
  Object.assign(stage, { list, onchoice });
  if (!list.length) return;
  if (same) redrawMap(); else fitMap();
}

const ARROWS = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };

function startMap() {
  const fingers = new Map();
  mapHolder.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, event); });
  mapHolder.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    if (!mapHolder.hasPointerCapture(event.pointerId)) {
      if (Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY) < 4) return; // a click on a stop, not a move
      mapHolder.setPointerCapture(event.pointerId);
    }
    const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
    if (other) {
      const apart = (finger) => Math.hypot(finger.clientX - other.clientX, finger.clientY - other.clientY) || 1;
      changeMap(nearer(stage.view, apart(event) / apart(before)));
    } else changeMap(moved(stage.view, event.clientX - before.clientX, event.clientY - before.clientY));
    fingers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) mapHolder.addEventListener(end, (event) => fingers.delete(event.pointerId));
  mapHolder.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = mapHolder.getBoundingClientRect();
    changeMap(nearer(stage.view, event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2));
  }, { passive: false });
  mapHolder.addEventListener("keydown", (event) => {
    if (event.key in ARROWS) { event.preventDefault(); changeMap(moved(stage.view, ...ARROWS[event.key])); }
    if (event.key === "+" || event.key === "=") changeMap(nearer(stage.view, 1.4));
    if (event.key === "-") changeMap(nearer(stage.view, 1 / 1.4));
  });
  new ResizeObserver(() => { if (!mapHolder.hidden && stage.list.length) fitMap(); }).observe(mapHolder);
}
