// The panel about one relation: how well it is supported, and every claim of it, report by report.
"use strict";

function relationView(id) {
  const relation = relations.get(id);
  const claims = passingClaims(relation).length ? passingClaims(relation) : relation.claims; // never nothing
  const said = reportGroups([...new Set(claims.map((claim) => documents.get(claim.document)))]);
  return [
    el("h2", { class: "sentence" }, entityLink(relation.subject), el("span", {}, ` ${labelOf(relation)} `), entityLink(relation.object)),
    el("p", { class: "kind" }, badge(statusOf(relation)), isContested(relation) ? el("span", { class: "badge contested" }, "disputed") : null,
      capital(supportWords(relation))),
    disputesOf(relation).map((dispute) => el("p", { class: "dispute" }, dispute.explanation || dispute.about)),
    leftOut(relation.claims.length - claims.length, "claim"),
    said.map((group) => el("section", { class: "report" },
      oneReport(group, `One report: ${group.map(outletOf).join(" and ")} retell one original`),
      group.map((article) => claims.filter((claim) => claim.document === article.id).map(claimFigure)))),
  ];
}
