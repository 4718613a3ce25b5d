// The panel about one entity: its names, role, disputes, journey, relations by what they say, and articles.
"use strict";

// Each spelling with the articles that use it.
function spellings(entity) {
  if (!entity.aliases.length) return null;
  return el("details", { class: "spellings", open: entity.aliases.length < 5 ? "" : null },
    el("summary", {}, `${count(entity.aliases.length, "other spelling")}`),
    el("ul", { class: "plain" }, entity.aliases.map((alias) => el("li", {}, el("span", { class: "alias" }, alias.name),
      el("span", { class: "date" }, ` ${[...new Set(alias.documents.map((at) => outletOf(content.documents[at])))].join(", ")}`)))));
}

function relationsBySaying(entity) {
  const groups = new Map();
  for (const relation of touching.get(entity.id).filter(listed)) {
    const forward = relation.subject === entity.id;
    const type = content.types[relation.type];
    const saying = forward ? type.label : type.inverse;
    groups.set(saying, [...(groups.get(saying) || []), { relation, other: forward ? relation.object : relation.subject }]);
  }
  const datesOf = (relation) => [...new Set(passingClaims(relation).map((claim) => claim.date).filter(Boolean))];
  return [...groups].map(([saying, list]) => el("div", { class: "saying" }, el("h4", {}, saying),
    el("ul", { class: "rows" }, list.map(({ relation, other }) => relationRow(relation, shape(entities.get(other).type), nameOf(entities.get(other)),
      datesOf(relation).length ? el("span", { class: "date below" }, datesOf(relation).map(dateWords).join("; ")) : null)))));
}

function kindWords(entity) {
  const said = entity.type === "GROUP" && entity.count ? `group of ${entity.count}` : noun(entity.type);
  return `${capital(said)} · named in ${count(entity.documents.length, "article")}`;
}

function around(id) {
  if (!touching.get(id).length) return null;
  return filters.focus === id
    ? button({ class: "quiet" }, () => focusOn(""), "Show the whole graph again")
    : button({ class: "quiet" }, () => focusOn(id), "Show only what is around it");
}

// Names that may be the same, with what speaks for it: a person has to decide.
function proposals(id) {
  return content.proposals.filter(({ entities: pair }) => pair.includes(id)).map(({ entities: pair, reasons }) => el("li", {},
    entityLink(pair.find((other) => other !== id)), el("span", { class: "date wrap" }, ` ${reasons.join("; ")}`)));
}

function entityView(id) {
  const entity = entities.get(id);
  const journey = journeys.get(id);
  const all = touching.get(id);
  const disputes = content.disputes.filter((dispute) => dispute.relations.some((r) => all.includes(relations.get(r))));
  const maybe = proposals(id);
  return [
    el("h2", {}, shape(entity.type), nameOf(entity)),
    el("p", { class: "kind" }, kindWords(entity)),
    entity.roles.length ? el("p", { class: "roles" }, entity.roles.join("; ")) : null,
    entity.pseudonym ? el("p", { class: "pseudonym" }, "A pseudonym: the article says that this is not the real name.") : null,
    spellings(entity),
    el("p", { class: "acts" }, around(id), journey ? button({ class: "quiet" }, () => go({ journey: id }), onMap([journey]).length ? "Journey on the map" : "Journey with quotes") : null),
    section("Disputed", disputes.length ? el("ul", { class: "plain" }, disputes.map(disputeItem)) : null),
    section("Journey", journey ? [journeyPicture(journey), journeyList(journey)] : null),
    section("Relations", relationsBySaying(entity), leftOut(all.filter((relation) => !listed(relation)).length, "relation"))
      || el("p", { class: "hint" }, "No relation was found for this name."),
    section("May be the same", maybe.length ? el("ul", { class: "plain" }, maybe) : null),
    section("Articles", articlesByReport(entity.documents.map((at) => content.documents[at]))),
  ];
}
