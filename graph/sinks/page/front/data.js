// The graph as it was built, indexed. Everything below is read from the two JSON blocks of the page and never changed.
"use strict";

const content = JSON.parse(document.getElementById("content").textContent);
const drawn = JSON.parse(document.getElementById("drawn").textContent);

const byId = (list) => new Map(list.map((item) => [item.id, item]));
const documents = byId(content.documents);
const entities = byId(content.entities);
const relations = byId(content.relations);
const journeys = new Map(content.journeys.map((journey) => [journey.traveller, journey]));

const STATUSES = ["asserted", "planned", "alleged", "denied"];
const TYPES = ["PERSON", "GROUP", "ORGANISATION", "PLACE"];

const touching = new Map(content.entities.map((entity) => [entity.id, []]));
for (const relation of content.relations) {
  for (const end of new Set([relation.subject, relation.object])) touching.get(end).push(relation);
}

content.entities.forEach((entity, rank) => { entity.rank = rank; });
// A relation is drawn as the strongest thing that is said of it, in the order of STATUSES.
const statusOf = (relation, claims = relation.claims) =>
  STATUSES.find((status) => claims.some((claim) => claim.status === status));

const disputesOf = (relation) => content.disputes.filter((dispute) => dispute.relations.includes(relation.id));
const isContested = (relation) =>
  relation.disputed || (statusOf(relation) !== "denied" && relation.claims.some((claim) => claim.status === "denied"));
