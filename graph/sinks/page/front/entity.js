// The panel about one entity: its names, journey, relations by what they say, disputes and articles.
"use strict";

function spellings(entity) {
  if (!entity.aliases.length) return null;
  return el("p", { class: "aliases" }, "Also: ", entity.aliases.map((alias, i) => [i ? ", " : "",
    el("span", { class: "alias", title: alias.documents.map((at) => outletOf(content.documents[at])).join(", ") }, alias.name)]));
}

function relationsBySaying(entity) {
  const groups = new Map();
  for (const relation of touching.get(entity.id)) {
    const forward = relation.subject === entity.id;
    const type = content.types[relation.type];
    const saying = forward ? type.label : type.inverse;
    groups.set(saying, [...(groups.get(saying) || []), { relation, other: forward ? relation.object : relation.subject }]);
  }
  return [...groups].map(([saying, list]) => el("div", { class: "saying" }, el("h4", {}, saying),
    el("ul", { class: "rows" }, list.map(({ relation, other }) => {
      const dates = [...new Set(relation.claims.map((claim) => claim.date).filter(Boolean))];
      return relationRow(relation, shape(entities.get(other).type), nameOf(entities.get(other)),
        dates.length ? el("span", { class: "date below" }, dates.map(dateWords).join("; ")) : null);
    }))));
}

function journeyList(journey) {
  return el("ol", { class: "journey" }, journey.legs.map((leg) => {
    const relation = relations.get(leg.relation);
    const claim = relation && (relation.claims.find((c) => c.status === leg.status) || relation.claims[0]);
    return el("li", {},
      button({ class: "link" }, () => go(relation ? { relation: relation.id } : { entity: leg.place }), nameOf(entities.get(leg.place))),
      el("span", { class: "date" }, leg.date ? ` ${dateWords(leg.date)}` : " no date given"), " ", badge(leg.status),
      claim ? quotation(claim) : null);
  }));
}

function kindWords(entity) {
  const said = entity.type === "GROUP" && entity.count ? `group of ${entity.count}` : noun(entity.type);
  return `${capital(said)} · named in ${count(entity.documents.length, "article")}`;
}

function entityView(id) {
  const entity = entities.get(id);
  const journey = journeys.get(id);
  const disputes = content.disputes.filter((dispute) => dispute.relations.some((r) => touching.get(id).includes(relations.get(r))));
  return [
    el("h2", {}, shape(entity.type), nameOf(entity)),
    el("p", { class: "kind" }, kindWords(entity)),
    entity.pseudonym ? el("p", { class: "pseudonym" }, "A pseudonym: the article says that this is not the real name.") : null,
    spellings(entity),
    section("Journey", journey ? journeyList(journey) : null),
    section("Relations", relationsBySaying(entity)) || el("p", { class: "hint" }, "No relation was found for this name."),
    section("Disputed", disputes.length ? el("ul", { class: "plain" }, disputes.map(disputeItem)) : null),
    section("Articles", articlesByReport(entity.documents.map((at) => content.documents[at]))),
  ];
}
