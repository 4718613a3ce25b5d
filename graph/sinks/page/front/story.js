// The panel's first views: what the graph says, all names, all relations.
"use strict";

const entityLink = (id) => {
  const entity = entities.get(id);
  return button({ class: "link" }, () => go({ entity: id }), shape(entity.type), nameOf(entity));
};

const supportMeter = (relation) =>
  el("span", { class: "support", title: supportWords(relation) }, relation.reports ? count(relation.reports, "report") : "");

// One relation as a line: it opens the evidence. `words` is the part that is said; default the whole sentence.
function relationRow(relation, ...words) {
  const status = statusOf(relation, passingClaims(relation)) || statusOf(relation);
  return el("li", {}, button({ class: `row status-${status}` }, () => go({ relation: relation.id }),
    el("span", { class: "said" }, words.length ? words : sentenceWords(relation)),
    isContested(relation) ? el("span", { class: "badge contested" }, "disputed") : null, badge(status), supportMeter(relation)));
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

// Why articles were taken for one report; nothing where it is one article.
function oneReport(group, words) {
  const reasons = content.retold[group[0].report] || [];
  return group.length > 1 ? el("div", { class: "one-report" }, words,
    reasons.length ? el("details", {}, el("summary", {}, "Why one report?"), el("ul", {}, reasons.map((reason) => el("li", {}, reason)))) : null) : null;
}

function articlesByReport(list) {
  return reportGroups(list).map((group) => el("div", { class: "report" },
    oneReport(group, `${count(group.length, "article")} that retell one original: counted as one report`),
    articleList(group)));
}

function section(heading, ...body) {
  return body.flat(2).some(Boolean) ? el("section", {}, el("h3", {}, heading), ...body) : null;
}

function disputeItem(dispute) {
  return el("li", { class: "dispute" }, el("p", {}, dispute.explanation || dispute.about),
    el("ul", { class: "rows" }, dispute.relations.filter((id) => relations.has(id)).map((id) => relationRow(relations.get(id)))));
}

// The lists show what passes the filters, and say how much does not.
function leftOut(hidden, what) {
  return hidden ? el("p", { class: "hint left-out" }, `${count(hidden, what)} left out by the filters.`) : null;
}

// A list that shows its first items, and the others when asked: thousands at once take seconds.
function longList(classes, items, make, most = 100) {
  const list = el("ul", { class: classes }, items.slice(0, most).map(make));
  if (items.length <= most) return items.length ? list : null;
  const more = button({ class: "quiet" }, () => {
    list.append(...items.slice(most).map(make));
    list.children[most].querySelector("button").focus();
    more.remove();
  }, `Show ${(items.length - most).toLocaleString("en")} more`);
  return [list, more];
}

const rowsOf = (list) => longList("rows", list, (relation) => relationRow(relation));

function storyView() {
  const strongest = content.relations.filter((r) => r.reports && content.types[r.type].shown && r.type !== "TOLD").filter(listed).slice(0, 12);
  const figures = content.entities.filter((entity) => entity.place === "shown" && entity.type !== "PLACE")
    .filter((entity) => !isFiltered() || touching.get(entity.id).some(listed)).slice(0, 6);
  const travels = content.journeys.filter(journeyPasses);
  const [first] = travels;
  return [
    el("h2", {}, "What this graph says"),
    el("p", { class: "hint" }, "Every line is a claim that an article makes. Choose a name or a line to read the words it comes from."),
    section("Journeys", first ? journeyPicture(first) : null,
      first ? el("ul", { class: "plain" }, travels.slice(0, 5).map((journey) => journeyChips(journey))) : null),
    section("Main figures", figures.length ? el("ul", { class: "figures" }, figures.map((entity) => el("li", {}, entityLink(entity.id),
      entity.roles.length ? el("span", { class: "role" }, ` ${entity.roles[0]}`) : null))) : null),
    section("Disputed", content.disputes.length ? el("ul", { class: "plain" }, content.disputes.map(disputeItem)) : null),
    section("Best supported", rowsOf(strongest)),
    section("Articles", articlesByReport(content.documents)),
  ];
}

function namesView() {
  const known = (entity) => !isFiltered() || touching.get(entity.id).some(listed);
  return [el("h2", {}, "All names"), leftOut(content.entities.filter((entity) => !known(entity)).length, "name"), MEMBERS.type.map((type) => {
    const found = content.entities.filter((entity) => entity.type === type && known(entity));
    return found.length ? section(`${capital(noun(type, 2))} (${found.length})`,
      longList("names", found, (entity) => el("li", {}, entityLink(entity.id),
        el("span", { class: "support" }, touching.get(entity.id).filter(listed).length || "")))) : null;
  })];
}

function relationsView() {
  const groups = new Map();
  for (const relation of content.relations.filter(listed)) groups.set(relation.type, [...(groups.get(relation.type) || []), relation]);
  return [el("h2", {}, "All relations"), leftOut(content.relations.length - passing.size, "relation"),
    [...groups].map(([type, list]) => section(`${capital(content.types[type].label)} (${list.length})`, rowsOf(list)))];
}
