"""How records are worded for a reader: counts, statuses, sources; and which of many quotes to show first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.records import STATUSES, Claim, Relation

if TYPE_CHECKING:
    from graph.network import Graph


def counted(count: int, word: str, plural: str = "") -> str:
    """Return "1 article", "3 articles"; `plural` is that of a word whose plural takes more than an "s"."""
    return f"{count} {word if count == 1 else plural or word + 's'}"


def support(relation: Relation) -> str:
    """Return what stands behind a relation: "3 articles, 2 reports · denied in 1 article · disputed"."""
    parts = []
    if relation.articles:
        parts.append(f"{counted(relation.articles, 'article')}, {counted(relation.reports, 'report')}")
    for status in STATUSES[1:]:
        articles = {claim.document for claim in relation.claims if claim.status == status}
        if articles:
            parts.append(f"{status} in {counted(len(articles), 'article')}")
    if relation.disputed:
        parts.append("disputed")
    return " · ".join(parts)


def cited(claim: Claim, graph: Graph) -> str:
    """Return where a quote stands, and what it says beside the relation: "The Courier, 2024-06-01 · of 2024-05"."""
    document = graph.document[claim.document]
    parts = [", ".join(filter(None, (document.outlet or document.path, document.published)))]
    if claim.speaker:
        parts.append(f"according to {graph.entity[claim.speaker].name}")
    if claim.date:
        parts.append(f"dated {claim.date}")
    if claim.status != "asserted":
        parts.append(claim.status)
    if not claim.phrase:
        parts.append("seen by the language model, not by a rule")
    return " · ".join(parts)


def claim_data(claim: Claim, graph: Graph) -> dict[str, object]:
    """Return a claim for `--json`, with its article's outlet, path and date of publication."""
    document = graph.document[claim.document]
    return {
        "quote": claim.quote,
        "status": claim.status,
        "date": claim.date,
        "speaker": graph.entity[claim.speaker].name if claim.speaker else None,
        "phrase": claim.phrase,
        "confidence": claim.confidence,
        "outlet": document.outlet,
        "published": document.published,
        "path": document.path,
        "start": claim.start,
        "end": claim.end,
    }
