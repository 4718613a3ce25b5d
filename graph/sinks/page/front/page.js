// Puts the page together: what the address says is shown, and what the reader does goes into the address.
"use strict";

const TAB_VIEWS = { story: ["Story", storyView], journeys: ["Journeys", journeysView], names: ["Names", namesView],
  relations: ["Relations", relationsView], filter: ["Filter", filterView] };
const panel = document.getElementById("panel");
let view = { tab: "story" };
let legendRefreshers = 0;

function bodyOf({ entity, relation, journey, tab }) {
  if (entity) return entityView(entity);
  if (journey) return journeyView(journey);
  return relation ? relationView(relation) : TAB_VIEWS[tab][1]();
}

const endsOf = ({ entity, relation, journey }) =>
  [relation && relations.get(relation).subject, relation && relations.get(relation).object, entity, journey].filter(Boolean);

// The journeys that the map shows in this view: none, where the drawing has the place.
const stagedJourneys = ({ tab, journey }) => onMap(journey ? [journeys.get(journey)] : tab === "journeys" ? content.journeys.filter(journeyPasses) : []);

const nextTo = (stop) => {
  const { leg } = stop.visits[0];
  go(relations.has(leg.relation) ? { relation: leg.relation } : { entity: stop.place });
};

function fillPanel() {
  refreshers.length = legendRefreshers;
  const back = endsOf(view).length ? button({ class: "back" }, () => history.back(), "← Back") : null;
  panel.replaceChildren(...el("div", {}, back, bodyOf(view)).childNodes);
}

// Bring everything in line with `view` and `filters`. The filter view stays as it is while it is used.
function render({ fresh }) {
  selection.entity = view.entity || view.journey || null;
  selection.relation = view.relation || null;
  refreshNetwork();
  if (fresh || view.tab !== "filter") fillPanel();
  if (fresh) panel.scrollTop = 0;
  for (const refresh of refreshers) refresh();
  showActive();
  drawTimeline();
  stageMap(stagedJourneys(view), view.tab ? (stop) => go({ journey: stop.visits[0].journey.traveller }) : nextTo);
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const selected = tab.dataset.tab === view.tab;
    tab.setAttribute("aria-selected", String(selected));
    tab.tabIndex = selected || (!view.tab && tab.dataset.tab === "story") ? 0 : -1;
  }
  document.getElementById("stage-network").setAttribute("aria-pressed", String(mapHolder.hidden));
  document.getElementById("stage-map").setAttribute("aria-pressed", String(!mapHolder.hidden));
}

function show(next) {
  const ends = endsOf(next);
  ends.filter((id) => !now.nodes.has(id)).forEach((id) => asked.add(id)); // what the reader chose is shown even where it would be out of the way
  view = next;
  render({ fresh: true });
  if (ends.length) bringIntoView(ends);
}

// Inside a notebook's frame the page has no address that a fragment could join: there the history alone knows the view.
const address = (fragment) => (location.protocol === "about:" ? undefined : fragment);

function remember() {
  const fragment = fragmentOf(view);
  if (fragment !== (history.state ?? location.hash)) history.pushState(fragment, "", address(fragment));
}

// Go to {entity}, {relation}, {journey} or {tab}.
function go(next) {
  view = next;
  remember();
  show(next);
}

// The filters were changed; `settled` is false while a stretch of time is being drawn.
function changeFilters({ settled = true } = {}) {
  if (settled) remember();
  render({ fresh: false });
}

function focusOn(id) {
  filters.focus = id;
  changeFilters();
  fitAll();
}

function open(fragment) {
  const { focus } = filters;
  filters = filtersOf(fragment);
  now = visible();
  show(viewOf(fragment));
  if (filters.focus !== focus) fitAll();
}

const choice = ({ entity, relation }) => {
  if (entity || relation) go(entity ? { entity } : { relation });
  else if (!view.tab) go({ tab: "story" });
};

// Arrow keys go from tab to tab, as in other programs.
function tabKeys(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length].focus();
  document.activeElement.click();
}

function startButtons() {
  document.getElementById("skip").addEventListener("click", () => panel.focus());
  const zoom = (factor) => () => (mapHolder.hidden ? zoomNetwork(factor) : changeMap(nearer(stage.view, factor)));
  document.getElementById("closer").addEventListener("click", zoom(1.4));
  document.getElementById("farther").addEventListener("click", zoom(1 / 1.4));
  document.getElementById("whole").addEventListener("click", () => (mapHolder.hidden ? fitAll() : fitMap()));
  document.getElementById("stage-network").addEventListener("click", () => go(view.journey ? { entity: view.journey } : { tab: "story" }));
  document.getElementById("stage-map").addEventListener("click", () => {
    const own = view.entity && journeys.get(view.entity);
    go(own && onMap([own]).length ? { journey: view.entity } : { tab: "journeys" });
  });
  document.getElementById("stages").hidden = !onMap(content.journeys).length;
}

document.getElementById("counts").textContent = countsWords();
document.getElementById("legend-entries").append(...legendEntries().filter(Boolean));
legendRefreshers = refreshers.length;
document.getElementById("legend").open = timelineHolder.open = !matchMedia("(max-width: 800px)").matches;
document.getElementById("tabs").append(...Object.entries(TAB_VIEWS).filter(([tab]) => tab !== "journeys" || content.journeys.length).map(([tab, [words]]) =>
  button({ role: "tab", id: `tab-${tab}`, "data-tab": tab, "aria-controls": "panel" }, () => go({ tab }), words)));
document.getElementById("tabs").addEventListener("keydown", tabKeys);
startSearch();
startMap();
startTimeline();
startButtons();
startNetwork(choice, focusOn);
open(location.hash);
if (isFiltered()) fitAll();
window.addEventListener("popstate", (event) => open(event.state ?? location.hash));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !view.tab && !event.defaultPrevented) go({ tab: "story" });
});
