// Journeys: as a small map with its stops, as a list of legs with quotes, gaps and disputes, and all of them side by side.
"use strict";

// Whether something that is said of a leg passes the filters.
function legPasses(leg) {
  const relation = relations.get(leg.relation);
  return Boolean(relation) && listed(relation) && leg.claims.some((at) => claimPasses(relation.claims[at]));
}
const journeyPasses = (journey) => !isFiltered() || journey.legs.some(legPasses);
const unlessPassing = (leg) => (isFiltered() && !legPasses(leg) ? " filtered" : "");

const travellerOf = (journey) => entities.get(journey.traveller);

function journeyChips(journey, { swatch = false } = {}) {
  const legs = journey.legs.map((leg) => [
    el("span", { class: "arrow", "aria-hidden": "true" }, "→"),
    button({ class: `chip status-${leg.status}${unlessPassing(leg)}`, title: [dateWords(leg.date), leg.status].filter(Boolean).join(", ") },
      () => go(relations.has(leg.relation) ? { relation: leg.relation } : { entity: leg.place }), nameOf(entities.get(leg.place)),
      leg.date ? el("span", { class: "when" }, dateBrief(leg.date)) : null),
  ]);
  const traveller = travellerOf(journey);
  return el("li", { class: "chips" }, button({ class: "chip traveller" }, () => go({ journey: traveller.id }),
    swatch && onMap([journey]).length ? el("span", { class: `swatch ${journeyColour(journey)}`, "aria-hidden": "true" }) : null, nameOf(traveller)), legs);
}

const PICTURE = { width: 364, height: 170 };

// A picture of the map that opens it; nothing where no stop can be placed.
function journeyPicture(journey) {
  if (!onMap([journey]).length) return null;
  const picture = mapPicture([journey], fittingView([journey], PICTURE.width, PICTURE.height), PICTURE.width, PICTURE.height, null);
  return button({ class: "picture", "aria-label": `Map of the journey of ${nameOf(travellerOf(journey))}` }, () => go({ journey: journey.traveller }), picture);
}

function journeyWords(journey) {
  const planned = journey.legs.filter((leg) => leg.status === "planned").length;
  const dated = journey.legs.filter((leg) => leg.date).length;
  return [count(journey.legs.length, "stop"), planned ? `${planned} of them planned` : "",
    dated ? `${dated} with a date` : "no dates given"].filter(Boolean).join(" · ");
}

// Where on the map a stop is, as far as it has to be said.
function placeNote(place) {
  const location = locationOf(place);
  if (!location) return null;
  if (!location.at) return el("p", { class: "place-note" }, `Not on the map: ${location.note}.`);
  if (location.kind === "country") return null;
  return el("p", { class: "place-note" }, [`On the map in ${countryName(location.country)}`, location.note].filter(Boolean).join(": "), ".");
}

function legDates(leg, claims) {
  if (leg.date) return dateWords(leg.date);
  const given = [...new Set(claims.map((claim) => claim.date).filter(Boolean))].sort();
  return given.length ? `${given.map(dateWords).join(" or ")}: the articles differ` : "no date given";
}

// One claim for each date where they differ, else the most telling one.
function legQuotes(leg, claims) {
  if (leg.date) return claims.slice(0, 1);
  const byDate = new Map(claims.filter((claim) => claim.date).reverse().map((claim) => [claim.date, claim]));
  return byDate.size ? [...byDate.values()].reverse() : claims.slice(0, 1);
}

function legItem(leg, i, earlier) {
  const relation = relations.get(leg.relation);
  const claims = relation ? leg.claims.map((at) => relation.claims[at]) : [];
  const gap = laterWords(earlier, leg.date);
  return el("li", { class: `leg status-${leg.status}` },
    gap ? el("p", { class: "gap" }, gap) : null,
    el("div", { class: "leg-head" }, el("span", { class: "leg-number", "aria-hidden": "true" }, String(i + 1)),
      relation?.type === "LEFT" ? el("span", { class: "date" }, "left ") : null,
      button({ class: "link" }, () => go(relation ? { relation: relation.id } : { entity: leg.place }), nameOf(entities.get(leg.place))),
      el("span", { class: "date" }, legDates(leg, claims)), badge(leg.status)),
    relation ? disputesOf(relation).map((dispute) => el("p", { class: "dispute" }, dispute.explanation || dispute.about)) : null,
    legQuotes(leg, claims).map((claim) => [quotation(claim), el("p", { class: "source" }, outletOf(documents.get(claim.document)),
      claim.speaker && entities.has(claim.speaker) ? `, according to ${nameOf(entities.get(claim.speaker))}` : "",
      leg.date ? "" : claim.date ? `: ${dateWords(claim.date)}` : "")]),
    placeNote(leg.place));
}

const journeyList = (journey) => el("ol", { class: "journey" }, journey.legs.map((leg, i) =>
  legItem(leg, i, journey.legs.slice(0, i).map((before) => before.date).filter(Boolean).pop())));

function journeyView(id) {
  const journey = journeys.get(id);
  const traveller = travellerOf(journey);
  const unplaced = journey.legs.filter((leg) => !isLocated(leg.place)).length;
  const ways = traveller.type === "GROUP" ? [...touching.get(id)].filter((relation) => relation.type === "MEMBER_OF" && relation.object === id) : [];
  return [
    el("h2", {}, "Journey of ", entityLink(id)),
    el("p", { class: "kind" }, journeyWords(journey)),
    el("p", { class: "hint" }, "In the order in which it was travelled, even where the articles tell it in another. A line on the map joins two stops; it does not say which way was taken."),
    journeyList(journey),
    unplaced ? el("p", { class: "hint" }, `${count(unplaced, "stop")} ${unplaced === 1 ? "is" : "are"} not on the map.`) : null,
    section("Members", ways.length ? el("ul", { class: "rows" }, ways.map((relation) => relationRow(relation))) : null),
  ];
}

function journeysView() {
  return [
    el("h2", {}, "Journeys"),
    el("p", { class: "hint" }, "Who went where, in order. Choose a traveller for the map and the quotes of each leg."),
    el("ul", { class: "plain journeys" }, content.journeys.filter(journeyPasses).map((journey) => journeyChips(journey, { swatch: true }))),
    leftOut(content.journeys.filter((journey) => !journeyPasses(journey)).length, "journey"),,
  ];
}
