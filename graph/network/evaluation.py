"""How near a graph comes to what a careful reader finds: figures for `passage evaluate`, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.network.alignment import Alignment, fold
from graph.network.gold import Gold, Triple
from graph.network.graph import Graph
from graph.network.particulars import Particulars, particulars
from graph.network.scores import Miss, Score, Share
from graph.records import Claim, Relation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one graph. `quotes` is None where no articles were given to look them up in."""

    entities: Score
    merges: Score
    relations: Score
    statements: Score
    by_type: Mapping[str, Score]
    """Relations by type, in the order of the gold file."""
    particulars: Particulars
    traps: int
    journeys: Share
    pseudonyms: Share
    reports: Share
    quotes: Share | None
    misses: tuple[Miss, ...]


def evaluate(gold: Gold, graph: Graph, *, texts: Mapping[str, str] | None = None) -> Evaluation:
    """Return the figures of `graph`; `texts` are the articles by the first three characters of their file name."""
    aligned = Alignment(gold, graph)
    misses: list[Miss] = []
    entities = _entities(gold, graph, aligned, misses)
    merges = _merges(graph, aligned, misses)
    relations, statements, by_type = _relations(gold, aligned, misses)
    return Evaluation(
        entities,
        merges,
        relations,
        statements,
        by_type,
        particulars(gold, aligned, misses),
        traps=_traps(gold, graph, aligned, misses),
        journeys=_journeys(gold, graph, aligned, misses),
        pseudonyms=_pseudonyms(gold, aligned, misses),
        reports=_reports(gold, graph, aligned, misses),
        quotes=None if texts is None else _quotes(graph, aligned, texts, misses),
        misses=tuple(misses),
    )


def _entities(gold: Gold, graph: Graph, aligned: Alignment, misses: list[Miss]) -> Score:
    accepted = [fold(name) for name in gold.accepted_names]
    missing = [key for key in gold.entities if key not in aligned.keyed]
    wrong = [
        e for e in graph.entities if not aligned.carried[e.id] and not any(name in fold(e.name) for name in accepted)
    ]
    misses += [Miss("missing entity", key) for key in missing]
    misses += [Miss("unknown entity", f"{e.type} {e.name!r}") for e in wrong]
    return Score(len(aligned.keyed), len(wrong), len(missing))


def _merges(graph: Graph, aligned: Alignment, misses: list[Miss]) -> Score:
    """A thing in one entity is right, in several a miss; an entity that is several things is wrong."""
    split = {key: [e.name for e in es] for key, es in aligned.keyed.items() if len(es) > 1}
    mixed = [e for e in graph.entities if len(aligned.carried[e.id]) > 1]
    misses += [Miss("split", f"{key} is {names}") for key, names in split.items()]
    misses += [Miss("wrongly merged", f"{e.name!r} is {sorted(aligned.carried[e.id])}") for e in mixed]
    return Score(len(aligned.keyed) - len(split), len(mixed), len(split))


def _relations(gold: Gold, aligned: Alignment, misses: list[Miss]) -> tuple[Score, Score, dict[str, Score]]:
    found = aligned.found
    wanted = {relation.triple: relation for relation in gold.relations}
    allowed = gold.accepted.union(option for relation in gold.relations for option in relation.options)
    types = {triple[1] for triple in [*wanted, *allowed]}
    bad = [
        triple
        for triple, relations in found.items()
        if triple[1] in types and triple not in wanted and triple not in allowed and _asserted(relations)
    ]
    hits = [triple for triple in wanted if triple in found]
    missing = [triple for triple in wanted if triple not in found]
    misses += [Miss("missing relation", _line(triple)) for triple in missing]
    misses += [Miss("wrong relation", f"{_line(t)}: {found[t][0].claims[0].quote[:100]!r}") for t in bad]

    said = {triple: {aligned.prefix.get(claim.document) for claim in _claims(found[triple])} for triple in hits}
    stated = [(triple, doc) for triple, relation in wanted.items() for doc in relation.docs]
    unsaid = [(triple, doc) for triple, doc in stated if doc not in said.get(triple, set())]
    misses += [Miss("missing statement", f"{_line(triple)} in {doc}") for triple, doc in unsaid if triple in said]

    def of_type(type: str) -> Score:
        return Score(*(sum(triple[1] == type for triple in triples) for triples in (hits, bad, missing)))

    by_type = {type: of_type(type) for type in dict.fromkeys(triple[1] for triple in [*wanted, *bad])}
    relations = Score(len(hits), len(bad), len(missing))
    return relations, Score(len(stated) - len(unsaid), len(bad), len(unsaid)), by_type


def _traps(gold: Gold, graph: Graph, aligned: Alignment, misses: list[Miss]) -> int:
    def entities(key: str) -> set[str]:
        carriers = {e.id for e in aligned.keyed.get(key, [])}
        return carriers or {e.id for e in graph.entities if fold(key) in map(fold, (e.name, *e.aliases))}

    sprung = [
        triple
        for triple in gold.never
        if (
            entities(triple[0]) & entities(triple[2])
            if triple[1] == "SAME_AS"
            else _asserted(aligned.found.get(triple, ()))
        )
    ]
    misses += [Miss("trap", _line(triple)) for triple in sprung]
    return len(sprung)


def _journeys(gold: Gold, graph: Graph, aligned: Alignment, misses: list[Miss]) -> Share:
    missed = []
    for wanted in gold.journeys:
        told = (
            [key for leg in journey.legs for key in sorted(aligned.ends(leg.place))]
            for journey in graph.journeys
            if wanted.traveller in aligned.ends(journey.traveller)
        )
        if not any(_in_order(wanted.places, stops) for stops in told):
            missed.append(Miss("journey", f"{wanted.traveller}: expected {' -> '.join(wanted.places)}"))
    misses += missed
    return Share(len(gold.journeys) - len(missed), len(gold.journeys))


def _in_order(places: Iterable[str], stops: Iterable[str]) -> bool:
    ahead: Iterator[str] = iter(stops)
    return all(place in ahead for place in places)


def _pseudonyms(gold: Gold, aligned: Alignment, misses: list[Miss]) -> Share:
    flagged = {key for key, entities in aligned.keyed.items() if any(e.pseudonym for e in entities)}
    wanted = {key for key, entity in gold.entities.items() if entity.pseudonym}
    misses += [Miss("pseudonym not marked", key) for key in sorted(wanted - flagged)]
    misses += [Miss("no pseudonym", key) for key in sorted(flagged - wanted)]
    return Share(len(flagged & wanted), len(wanted), len(flagged - wanted))


def _reports(gold: Gold, graph: Graph, aligned: Alignment, misses: list[Miss]) -> Share:
    groups: dict[str, set[str]] = {}
    for document in graph.documents:
        groups.setdefault(document.report, set()).add(aligned.prefix[document.id])
    wrong = [sorted(group) for group in groups.values() if frozenset(group) not in gold.reports]
    misses += [Miss("wrong report", " ".join(group)) for group in wrong]
    return Share(len(groups) - len(wrong), len(gold.reports))


def _quotes(graph: Graph, aligned: Alignment, texts: Mapping[str, str], misses: list[Miss]) -> Share:
    claims = list(_claims(graph.relations))
    unproven = [c for c in claims if texts.get(aligned.prefix[c.document], "")[c.start : c.end] != c.quote]
    misses += [Miss("quote not in the text", f"{aligned.prefix[c.document]} {c.quote[:80]!r}") for c in unproven]
    return Share(len(unproven), len(claims))


def _claims(relations: Iterable[Relation]) -> Iterator[Claim]:
    return (claim for relation in relations for claim in relation.claims)


def _asserted(relations: Iterable[Relation]) -> bool:
    return any(claim.status == "asserted" for claim in _claims(relations))


def _line(triple: Triple) -> str:
    return " ".join(triple)
