// What is shown: what the reader has left out, and what is out of the way until asked for.
"use strict";

const KINDS = ["type", "status", "relation", "outlet"];
const OUT_OF_THE_WAY = ["lesser", "alone", "observers", "minor"];
// lesser: in a large graph, names beyond the core; alone: names without relations; observers: those only ever spoken
// to (outlets); minor: relations of types that views leave out.

const unfiltered = () => ({
  hidden: Object.fromEntries(KINDS.map((kind) => [kind, new Set()])),
  reports: 0, // at least so many independent reports
  from: "", to: "", // months, both included: "2022-01"
  undated: false, // while months are chosen: also claims without a date
  focus: "", // only this entity and what is joined to it
  more: new Set(), // of OUT_OF_THE_WAY
});
let filters = unfiltered();
const asked = new Set(); // entities that the reader chose although they are out of the way

const MEMBERS = {
  type: TYPES.filter((type) => content.entities.some((entity) => entity.type === type)),
  status: STATUSES.filter((status) => content.relations.some((relation) => relation.claims.some((claim) => claim.status === status))),
  relation: Object.keys(content.types),
  outlet: [...new Set(content.documents.map(outletOf))].sort(),
};

const main = content.entities.filter((entity) => entity.place === "shown");
// A few beyond the core are shown with it: a core and three more names is no help.
const lesser = new Set(main.length > content.core * 1.3 ? main.slice(content.core).map((entity) => entity.id) : []);

const isDated = () => Boolean(filters.from || filters.to);

function withinDates(claim) {
  if (!isDated()) return true;
  const span = spanOf(claim.date);
  if (!span) return filters.undated;
  return (!filters.from || span.to > monthFrom(filters.from)) && (!filters.to || span.from < monthFrom(filters.to) + 1);
}

// Whether a claim passes the filters; `anyDate` asks of those beside the dates.
const claimPasses = (claim, anyDate = false) => !filters.hidden.status.has(claim.status)
  && !filters.hidden.outlet.has(outletOf(documents.get(claim.document))) && (anyDate || withinDates(claim));

const passingClaims = (relation, anyDate = false) => relation.claims.filter((claim) => claimPasses(claim, anyDate));

function relationPasses(relation, anyDate = false) {
  if (filters.hidden.relation.has(relation.type)) return false;
  if ([relation.subject, relation.object].some((end) => filters.hidden.type.has(entities.get(end).type))) return false;
  const claims = passingClaims(relation, anyDate);
  if (!claims.length) return false;
  const reports = new Set(claims.filter((claim) => claim.status === "asserted").map((claim) => documents.get(claim.document).report));
  return reports.size >= filters.reports;
}

const neighbourhood = (id) => new Set([id, ...touching.get(id).filter((relation) => relationPasses(relation))
  .flatMap((relation) => [relation.subject, relation.object])]);

// Passing the filters is not enough to be drawn: some things are out of the way.
function isDrawn(relation) {
  const ends = [entities.get(relation.subject), entities.get(relation.object)];
  if (ends.some((end) => asked.has(end.id))) return true;
  if (!content.types[relation.type].shown && !filters.more.has("minor")) return false;
  if (!filters.more.has("lesser") && ends.some((end) => lesser.has(end.id))) return false;
  return filters.more.has("observers") || ends.every((end) => end.place !== "observer");
}

let passing = new Set(); // ids of relations that pass, drawn or not: the lists show these

// Returns the ids of what is drawn, {nodes, edges}.
function visible() {
  passing = new Set(content.relations.filter((relation) => relationPasses(relation)).map((relation) => relation.id));
  const near = filters.focus ? neighbourhood(filters.focus) : null;
  const edges = new Set(content.relations.filter((relation) => passing.has(relation.id) && isDrawn(relation)
    && (!near || (near.has(relation.subject) && near.has(relation.object)))).map((relation) => relation.id));
  const nodes = new Set([...asked, filters.focus].filter((id) => id && (!near || near.has(id))));
  for (const id of edges) nodes.add(relations.get(id).subject).add(relations.get(id).object);
  if (filters.more.has("alone") && !near) {
    for (const entity of content.entities) if (entity.place === "alone" && !filters.hidden.type.has(entity.type)) nodes.add(entity.id);
  }
  return { nodes, edges };
}

const listed = (relation) => passing.has(relation.id);
const isFiltered = () => KINDS.some((kind) => filters.hidden[kind].size) || filters.reports > 0 || isDated();

function flip(set, member) {
  if (!set.delete(member)) set.add(member);
}
