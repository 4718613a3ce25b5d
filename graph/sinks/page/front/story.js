// The panel's first three views: what the graph says, all names, all relations.
"use strict";

const entityLink = (id) => {
  const entity = entities.get(id);
  return button({ class: "link" }, () => go({ entity: id }), shape(entity.type), nameOf(entity));
};

const supportMeter = (relation) =>
  el("span", { class: "support", title: supportWords(relation) }, relation.reports ? count(relation.reports, "report") : "");

// One relation as a line: it opens the evidence. `words` is the part that is said; default the whole sentence.
function relationRow(relation, ...words) {
  const status = statusOf(relation);
  return el("li", {}, button({ class: `row status-${status}` }, () => go({ relation: relation.id }),
    el("span", { class: "said" }, words.length ? words : sentenceWords(relation)),
    isContested(relation) ? el("span", { class: "badge contested" }, "disputed") : null, badge(status), supportMeter(relation)));
}

function journeyChips(journey) {
  const legs = journey.legs.map((leg) => [
    el("span", { class: "arrow", "aria-hidden": "true" }, "→"),
    button({ class: `chip status-${leg.status}`, title: [dateWords(leg.date), leg.status].filter(Boolean).join(", ") },
      () => go(relations.has(leg.relation) ? { relation: leg.relation } : { entity: leg.place }), nameOf(entities.get(leg.place)),
      leg.date ? el("span", { class: "when" }, dateBrief(leg.date)) : null),
  ]);
  const traveller = entities.get(journey.traveller);
  return el("li", { class: "chips" }, button({ class: "chip traveller" }, () => go({ entity: traveller.id }), nameOf(traveller)), legs);
}

function articleList(list) {
  return el("ul", { class: "articles" }, list.map((article) => el("li", {},
    el("span", { class: "outlet" }, outletOf(article)), article.title ? el("span", {}, ` ${article.title}`) : null,
    article.published ? el("span", { class: "date" }, ` ${dateWords(article.published)}`) : null)));
}

function reportGroups(list) {
  const groups = new Map();
  for (const article of list) groups.set(article.report, [...(groups.get(article.report) || []), article]);
  return [...groups.values()];
}

function articlesByReport(list) {
  return reportGroups(list).map((group) => el("div", { class: "report" },
    group.length > 1 ? el("p", { class: "one-report" }, `${count(group.length, "article")} that retell one original: counted as one report`) : null,
    articleList(group)));
}

function section(heading, ...body) {
  return body.flat().some(Boolean) ? el("section", {}, el("h3", {}, heading), ...body) : null;
}

function disputeItem(dispute) {
  return el("li", { class: "dispute" }, el("p", {}, dispute.explanation || dispute.about),
    el("ul", { class: "rows" }, dispute.relations.filter((id) => relations.has(id)).map((id) => relationRow(relations.get(id)))));
}

function storyView() {
  const strongest = content.relations.filter((r) => r.reports && content.types[r.type].shown && r.type !== "TOLD").slice(0, 12);
  const figures = content.entities.filter((entity) => entity.place === "shown" && entity.type !== "PLACE").slice(0, 6);
  return [
    el("h2", {}, "What this graph says"),
    el("p", { class: "hint" }, "Every line is a claim that an article makes. Choose a name or a line to read the words it comes from."),
    section("Journeys", content.journeys.length ? el("ul", { class: "plain" }, content.journeys.slice(0, 5).map(journeyChips)) : null),
    section("Main figures", figures.length ? el("ul", { class: "figures" }, figures.map((entity) => el("li", {}, entityLink(entity.id)))) : null),
    section("Best supported", strongest.length ? el("ul", { class: "rows" }, strongest.map((relation) => relationRow(relation))) : null),
    section("Disputed", content.disputes.length ? el("ul", { class: "plain" }, content.disputes.map(disputeItem)) : null),
    section("Articles", articlesByReport(content.documents)),
  ];
}

function namesView() {
  return [el("h2", {}, "All names"), TYPES.map((type) => {
    const found = content.entities.filter((entity) => entity.type === type);
    return found.length ? section(`${capital(noun(type, 2))} (${found.length})`,
      el("ul", { class: "names" }, found.map((entity) => el("li", {}, entityLink(entity.id),
        el("span", { class: "support" }, touching.get(entity.id).length || ""))))) : null;
  })];
}

function relationsView() {
  const groups = new Map();
  for (const relation of content.relations) groups.set(relation.type, [...(groups.get(relation.type) || []), relation]);
  return [el("h2", {}, "All relations"), [...groups].map(([type, list]) => section(`${capital(content.types[type].label)} (${list.length})`,
    el("ul", { class: "rows" }, list.map((relation) => relationRow(relation)))))];
}
