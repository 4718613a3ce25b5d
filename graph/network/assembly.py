"""Put a graph together: claims that say one thing become one relation, each quote is proven, support is counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.errors import ProofError
from graph.network.dates import span
from graph.network.graph import Graph
from graph.network.journeys import journeys
from graph.network.support import articles_of, relation_id, reports_of
from graph.records import Claim, Document, Entity, Merge, Relation, Report
from graph.vocabulary import RelationType, Vocabulary, bundled


def assemble(
    documents: Sequence[Document],
    entities: Sequence[Entity],
    claims: Iterable[Claim],
    merges: Iterable[Merge] = (),
    *,
    reports: Sequence[Report] = (),
    vocabulary: Vocabulary | None = None,
) -> Graph:
    """Return the graph of `claims`, whose ends are ids of `entities`, handed over in the order in which they are told.

    Claims that the vocabulary does not allow, and those of a thing with itself, are left out. Raises ProofError where
    a quote is not the text at its offsets.
    """
    from graph.network.disputes import disputes  # noqa: PLC0415  (knows names and groups, which reading a graph does not)

    known = vocabulary or bundled()
    types = known.types
    by_id = {document.id: document for document in documents}
    entity = {e.id: e for e in entities}
    kept = _collapsed(
        _turned(claim, entity, types[claim.type])
        for claim in claims
        if _allowed(claim, entity, types.get(claim.type)) and _proven(claim, by_id)
    )
    told = sorted(kept, key=lambda claim: (by_id[claim.document].path, claim.start, claim.end))
    relations = _relations(told, by_id, entity, order={name: i for i, name in enumerate(types)})
    found, disputed = disputes(relations, entity, by_id, types)
    return Graph(
        documents=tuple(documents),
        entities=tuple(entities),
        relations=tuple(replace(r, disputed=r.id in disputed) for r in relations),
        journeys=journeys(told, entity, by_id),
        merges=tuple(replace(merge, score=round(merge.score, 2)) for merge in merges),
        disputes=found,
        reports=tuple(reports),
        types=known.added,
    )


def _allowed(claim: Claim, entity: Mapping[str, Entity], relation_type: RelationType | None) -> bool:
    ends = entity.get(claim.subject), entity.get(claim.object)
    if relation_type is None or ends[0] is None or ends[1] is None or claim.subject == claim.object:
        return False
    return relation_type.allows(ends[0].type, ends[1].type)


def _proven(claim: Claim, documents: Mapping[str, Document]) -> bool:
    document = documents.get(claim.document)
    if document is None:
        raise ProofError(claim.document, "a claim names a document that is not in the graph")
    if not claim.quote or document.text[claim.start : claim.end] != claim.quote:
        raise ProofError(
            document.path,
            f"the quote {claim.quote[:60]!r} is not the text at [{claim.start}, {claim.end})",
            "every quote is the text at its offsets",
            "this is a fault of the program: please report it with the article",
        )
    return True


def _turned(claim: Claim, entity: Mapping[str, Entity], relation_type: RelationType) -> Claim:
    """Return the claim with its ends ordered by id where their order says nothing, and fit for the file."""
    subject, object = claim.subject, claim.object
    if relation_type.symmetric and object < subject:
        subject, object = object, subject
    speaker = claim.speaker if claim.speaker in entity else None
    date = claim.date if span(claim.date) else None
    confidence = round(claim.confidence, 2)
    return replace(claim, subject=subject, object=object, speaker=speaker, date=date, confidence=confidence)


def _collapsed(claims: Iterable[Claim]) -> list[Claim]:
    """Return one claim for those that say the same in the same place with the same status: the one that says most."""
    best: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (claim.document, claim.start, claim.end, claim.type, claim.subject, claim.object, claim.status)
        other = best.get(key)
        # Assigning to a key that is there keeps its place, and so the order of telling.
        best[key] = claim if other is None or _says(claim) > _says(other) else other
    return list(best.values())


def _says(claim: Claim) -> tuple[int, bool, float]:
    return len(claim.date or ""), claim.speaker is not None, claim.confidence


def _relations(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    entity: Mapping[str, Entity],
    *,
    order: Mapping[str, int],
) -> tuple[Relation, ...]:
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.subject, claim.type, claim.object), []).append(claim)
    relations = [
        Relation(
            relation_id(*ends), *ends, len(articles_of(group)), len(reports_of(group, documents)), False, tuple(group)
        )
        for ends, group in groups.items()
    ]
    return tuple(sorted(relations, key=lambda r: (order[r.type], entity[r.subject].name, entity[r.object].name, r.id)))
