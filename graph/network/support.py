"""What stands behind a relation: which articles and which independent reports say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.records import Claim, Document, Status, content_id


def relation_id(subject: str, type: str, object: str) -> str:
    """Return the id of the relation between two entity ids."""
    return content_id("r", subject, type, object)


def articles_of(claims: Iterable[Claim], status: Status = "asserted") -> tuple[str, ...]:
    """Return the ids of the documents that make one of `claims` with `status`, in order of first claim."""
    return tuple(dict.fromkeys(claim.document for claim in claims if claim.status == status))


def reports_of(
    claims: Iterable[Claim], documents: Mapping[str, Document], status: Status = "asserted"
) -> tuple[str, ...]:
    """Return the ids of the independent reports that make one of `claims` with `status`, in order of first claim."""
    return tuple(dict.fromkeys(documents[i].own_report for i in articles_of(claims, status)))


def source(document: Document) -> str:
    """Return how a reader knows a document: its outlet, else its path."""
    return document.outlet or document.path
