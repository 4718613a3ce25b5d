// The fragment of the address says what the panel shows and what is filtered, so that Back works and a view can be shared:
// "#entity=e1&no-status=denied,alleged&from=2022-01". What it names and the graph lacks is passed over.
"use strict";

const TABS = ["story", "journeys", "names", "relations", "filter"];

// Half a surrogate pair has no UTF-8, and encodeURIComponent throws on it.
const encoded = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));

// The fragment may have been typed or cut: what cannot be decoded is "".
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function fragmentOf(view) {
  const key = ["entity", "relation", "journey"].find((kind) => view[kind]);
  const parts = [key ? `${key}=${encoded(view[key])}` : view.tab];
  for (const kind of KINDS) if (filters.hidden[kind].size) parts.push(`no-${kind}=${[...filters.hidden[kind]].map(encoded).join(",")}`);
  if (filters.reports) parts.push(`reports=${filters.reports}`);
  for (const key of ["from", "to"]) if (filters[key]) parts.push(`${key}=${filters[key]}`);
  if (filters.undated) parts.push("undated=yes");
  if (filters.focus) parts.push(`focus=${encoded(filters.focus)}`);
  if (filters.more.size) parts.push(`more=${[...filters.more].join(",")}`);
  return `#${parts.join("&")}`;
}

const partsOf = (fragment) => fragment.replace(/^#/, "").split("&").map((part) => {
  const [key, ...rest] = part.split("=");
  return [key, rest.join("=")];
});

function viewOf(fragment) {
  const [key, value] = partsOf(fragment)[0];
  const id = decoded(value);
  if (key === "entity" && entities.has(id)) return { entity: id };
  if (key === "relation" && relations.has(id)) return { relation: id };
  if (key === "journey" && journeys.has(id)) return { journey: id };
  return { tab: TABS.includes(key) ? key : "story" };
}

function filtersOf(fragment) {
  const found = unfiltered();
  const given = new Map(partsOf(fragment).slice(1));
  const list = (key) => (given.get(key) || "").split(",").map(decoded);
  for (const kind of KINDS) found.hidden[kind] = new Set(list(`no-${kind}`).filter((member) => MEMBERS[kind].includes(member)));
  found.reports = Math.max(0, Math.min(Number.parseInt(given.get("reports"), 10) || 0, content.reports));
  for (const key of ["from", "to"]) if (monthFrom(given.get(key)) >= 0) found[key] = given.get(key);
  found.undated = given.get("undated") === "yes";
  if (entities.has(decoded(given.get("focus") || ""))) found.focus = decoded(given.get("focus"));
  found.more = new Set(list("more").filter((member) => OUT_OF_THE_WAY.includes(member)));
  return found;
}
