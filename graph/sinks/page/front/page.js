// Puts the page together. The fragment of the address says what is shown, so that Back works and a view can be shared.
"use strict";

const TABS = { story: ["Story", storyView], names: ["Names", namesView], relations: ["Relations", relationsView] };
const panel = document.getElementById("panel");

// The fragment may have been typed or cut: what cannot be decoded names nothing.
function parts(fragment) {
  try {
    return fragment.replace(/^#/, "").split("=").map(decodeURIComponent);
  } catch {
    return [];
  }
}

function viewOf(fragment) {
  const [key, id] = parts(fragment);
  if (key === "entity" && entities.has(id)) return { entity: id };
  if (key === "relation" && relations.has(id)) return { relation: id };
  return { tab: key in TABS ? key : "story" };
}

function fragmentOf(view) {
  if (view.entity) return `#entity=${encodeURIComponent(view.entity)}`;
  return view.relation ? `#relation=${encodeURIComponent(view.relation)}` : `#${view.tab}`;
}

function bodyOf(view) {
  if (view.entity) return entityView(view.entity);
  return view.relation ? relationView(view.relation) : TABS[view.tab][1]();
}

// What the reader chose is shown even where it would be out of the way.
function reveal(view) {
  const ends = view.relation ? [relations.get(view.relation).subject, relations.get(view.relation).object] : [view.entity];
  ends.filter((id) => id && !now.nodes.has(id)).forEach((id) => shown.asked.add(id));
  return ends.filter(Boolean);
}

function show(view) {
  const ends = reveal(view);
  selection.entity = view.entity || null;
  selection.relation = view.relation || null;
  refreshNetwork();
  if (ends.length) bringIntoView(ends);
  const back = ends.length ? button({ class: "back" }, () => history.back(), "← Back") : null;
  panel.replaceChildren(...el("div", {}, back, bodyOf(view)).childNodes);
  panel.scrollTop = 0;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.setAttribute("aria-selected", String(tab.dataset.tab === view.tab));
  }
}

// Inside a notebook's frame the page has no address that a fragment could join: there the history alone knows the view.
const address = (fragment) => (location.protocol === "about:" ? undefined : fragment);

// Go to {entity}, {relation} or {tab}.
function go(view) {
  const fragment = fragmentOf(view);
  history.pushState(fragment, "", address(fragment));
  show(view);
}

const choice = ({ entity, relation }) => {
  if (entity || relation) go(entity ? { entity } : { relation });
  else if (selection.entity || selection.relation) go({ tab: "story" });
};

document.getElementById("counts").textContent = countsWords();
document.getElementById("legend-entries").append(...legendEntries().filter(Boolean));
document.getElementById("legend").open = !matchMedia("(max-width: 800px)").matches;
document.getElementById("tabs").append(...Object.entries(TABS).map(([tab, [words]]) =>
  button({ role: "tab", "data-tab": tab, "aria-controls": "panel" }, () => go({ tab }), words)));
startSearch();
startNetwork(choice);
show(viewOf(location.hash));
window.addEventListener("popstate", (event) => show(viewOf(event.state ?? location.hash)));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && (selection.entity || selection.relation)) go({ tab: "story" });
});
