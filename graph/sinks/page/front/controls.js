// Switches for the filters: the legend below the drawing, the panel's filter view, and the bar that says what is on.
"use strict";

const refreshers = []; // each brings one switch in line with the filters; they stay in place and so keep the keyboard's focus

function legendEntry(sample, words, pressed, onflip, after) {
  const entry = button({ class: "entry" }, () => { onflip(); changeFilters(); after?.(); }, sample, el("span", {}, words));
  refreshers.push(() => entry.setAttribute("aria-pressed", String(pressed())));
  return entry;
}

const kindEntry = (kind, member, sample, words) =>
  legendEntry(sample, words, () => !filters.hidden[kind].has(member), () => flip(filters.hidden[kind], member));

const entryGroup = (label, entries) => (entries.length ? el("div", { class: "entries", role: "group", "aria-label": label }, entries) : null);

function legendEntries() {
  const number = (place) => content.entities.filter((entity) => entity.place === place).length;
  const minor = content.relations.filter((relation) => !content.types[relation.type].shown).length;
  const more = [
    [lesser.size, "lesser", (n) => count(n, "lesser name")],
    [number("alone"), "alone", (n) => `${count(n, "more name")} without relations`],
    [number("observer"), "observers", (n) => `${count(n, "outlet")} spoken to`],
    [minor, "minor", (n) => count(n, "loose link")],
  ].filter(([found]) => found);
  return [
    entryGroup("Types", MEMBERS.type.map((type) => kindEntry("type", type, shape(type), noun(type, 2)))),
    entryGroup("Statuses", MEMBERS.status.map((status) => kindEntry("status", status, line(status), status))),
    entryGroup("Out of the way", more.map(([found, key, words]) =>
      legendEntry("", words(found), () => filters.more.has(key), () => flip(filters.more, key), fitAll))),
    el("p", { class: "hint" }, "Thicker: more reports. Bigger: more relations."),
  ];
}

function checkbox(words, checked, onflip, number) {
  const box = el("input", { type: "checkbox", on: { change: () => { onflip(); changeFilters(); } } });
  refreshers.push(() => { box.checked = checked(); });
  return el("li", {}, el("label", {}, box, el("span", { class: "said" }, words), number ? el("span", { class: "support" }, number) : null));
}

const checkboxes = (kind, words, number) => el("ul", { class: "checks" }, MEMBERS[kind].map((member) =>
  checkbox(words(member), () => !filters.hidden[kind].has(member), () => flip(filters.hidden[kind], member), number(member))));

function allOrNone(kind, label) {
  const set = (members) => () => { filters.hidden[kind] = new Set(members); changeFilters(); };
  return el("p", { class: "all" }, button({ class: "quiet", "aria-label": `All ${label}` }, set([]), "All"), " ",
    button({ class: "quiet", "aria-label": `No ${label}` }, set(MEMBERS[kind]), "None"));
}

function monthField(key, words) {
  const field = el("input", { type: "month", id: `filter-${key}`, pattern: "\\d{4}-\\d{2}", placeholder: "2022-01", on: { change: () => {
    filters[key] = monthFrom(field.value) >= 0 ? field.value : "";
    changeFilters();
  } } });
  refreshers.push(() => { field.value = filters[key]; });
  return el("label", { for: `filter-${key}` }, words, " ", field);
}

function reportSwitch() {
  const most = Math.max(0, ...content.relations.map((relation) => relation.reports));
  const steps = Array.from({ length: Math.min(most, 6) + 1 }, (_, least) => least);
  return el("div", { class: "steps", role: "group", "aria-label": "Least number of independent reports" }, steps.map((least) => {
    const step = button({ class: "entry" }, () => { filters.reports = least; changeFilters(); }, least ? `${least} or more` : "any");
    refreshers.push(() => step.setAttribute("aria-pressed", String(filters.reports === least)));
    return step;
  }));
}

function filterView() {
  const claimed = (test) => content.relations.reduce((sum, relation) => sum + relation.claims.filter(test).length, 0);
  const dated = claimed((claim) => claim.date);
  return [
    el("h2", {}, "Filter"),
    el("p", { class: "hint" }, "Filters change the drawing, the lists and the timeline, and are part of the page’s address: copy it to share the view."),
    section("Independent reports", reportSwitch()),
    dated ? section("Date of what is told", el("div", { class: "months" }, monthField("from", "From"), monthField("to", "to")),
      el("ul", { class: "checks" }, checkbox("also claims without a date", () => filters.undated, () => { filters.undated = !filters.undated; },
        claimed((claim) => !claim.date)))) : null,
    section("Relations", allOrNone("relation", "relations"), checkboxes("relation", (type) => capital(content.types[type].label),
      (type) => content.relations.filter((relation) => relation.type === type).length)),
    section("Outlets", allOrNone("outlet", "outlets"), checkboxes("outlet", (outlet) => outlet,
      (outlet) => count(claimed((claim) => outletOf(documents.get(claim.document)) === outlet), "claim"))),
  ];
}

// What is on, each with a way to take it back.
function activeFilters() {
  const hidden = (kind, words) => [...filters.hidden[kind]].map((member) => [`without ${words(member)}`, () => filters.hidden[kind].delete(member)]);
  return [
    ...(filters.focus ? [[`around ${nameOf(entities.get(filters.focus))}`, () => { filters.focus = ""; }]] : []),
    ...(isDated() ? [[`${monthWords()}${filters.undated ? " and undated" : ""}`, () => { filters.from = ""; filters.to = ""; filters.undated = false; }]] : []),
    ...(filters.reports ? [[`${count(filters.reports, "report")} or more`, () => { filters.reports = 0; }]] : []),
    ...hidden("type", (type) => noun(type, 2)), ...hidden("status", (status) => status),
    ...hidden("relation", (type) => `“${content.types[type].label}”`), ...hidden("outlet", (outlet) => outlet),
  ];
}

function showActive() {
  const bar = document.getElementById("active");
  const on = activeFilters();
  const most = 6;
  const chips = on.slice(0, most).map(([words, clear]) => button({ class: "entry", "aria-label": `${words}: take this filter back` },
    () => { clear(); changeFilters(); fitAll(); }, words, el("span", { "aria-hidden": "true" }, " ×")));
  bar.replaceChildren(...(on.length ? [el("span", { class: "hint" }, "Shown: "), ...chips,
    ...(on.length > most ? [el("span", { class: "hint" }, `and ${on.length - most} more`)] : []),
    button({ class: "link" }, () => { filters = { ...unfiltered(), more: filters.more }; changeFilters(); fitAll(); }, "Show everything")] : []));
  bar.hidden = !on.length;
}
