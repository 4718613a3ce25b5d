// How things are said in English: counts, dates, types.
"use strict";

const NOUNS = {
  PERSON: ["person", "people"], GROUP: ["group", "groups"],
  ORGANISATION: ["organisation", "organisations"], PLACE: ["place", "places"],
};
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
const noun = (type, number = 1) => (NOUNS[type] || [type.toLowerCase(), type.toLowerCase()])[number === 1 ? 0 : 1];
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// "2022-09" is September 2022, "2022/2024" is 2022 to 2024; what is not a date is shown as it is.
function dateWords(date) {
  if (!date) return "";
  if (date.includes("/")) return date.split("/").map(dateWords).filter(Boolean).join(" to ");
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!found) return date;
  const month = found[2] ? MONTHS[Number(found[2]) - 1] || "" : "";
  return [found[3] ? Number(found[3]) : "", month, found[1]].filter(Boolean).join(" ");
}

// For a chip: "Mar 2021".
const dateBrief = (date) => dateWords(date).replace(/[A-Z][a-z]{3,}/g, (month) => month.slice(0, 3));

const nameOf = (entity) => (entity.pseudonym ? `“${entity.name}”` : entity.name);
const outletOf = (article) => article.outlet || article.path.split("/").pop();

function supportWords(relation) {
  if (!relation.articles) return "no article asserts it";
  return `${count(relation.articles, "article")}, ${count(relation.reports, "independent report")}`;
}

const labelOf = (relation) => content.types[relation.type].label;

// On the drawing: what is not asserted says so.
function edgeWords(relation) {
  const status = statusOf(relation, passingClaims(relation)) || statusOf(relation);
  return status === "asserted" ? labelOf(relation) : `${labelOf(relation)} (${status})`;
}

function sentenceWords(relation) {
  return `${nameOf(entities.get(relation.subject))} ${labelOf(relation)} ${nameOf(entities.get(relation.object))}`;
}

function countsWords() {
  const number = (type) => content.entities.filter((entity) => entity.type === type).length;
  const kinds = TYPES.map((type) => [number(type), type]).filter(([found]) => found);
  return [count(content.documents.length, "article"), count(content.reports, "independent report"),
    ...kinds.map(([found, type]) => count(found, noun(type), noun(type, 2)))].join(" · ");
}
