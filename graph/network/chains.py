"""The chains that a graph's entities were joined from, as far as `graph.json` still tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from graph.network.graph import Graph
from graph.records import Chain, Entity, Mention, Merge

_MALE, _FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_OTHERS = "i me my we us our you your they them their theirs themselves it its itself who whom whose which that this"
_PRONOUNS = _MALE | _FEMALE | frozenset(_OTHERS.split())
_ID = re.compile(r"(?P<document>.+):(?P<start>\d+)(?:-(?P<end>\d+))?(?:/\w+)?")
_Begun = dict[tuple[str, int, int | None], list[str]]
"""The ids of chains by document, start and end of their first mention; the end may be missing."""


def chains_of(graph: Graph) -> tuple[Chain, ...]:
    """Return the chains of all entities in order; roles and sex are those that their own mentions show.

    Where an entity has several chains in one document, a mention goes with the one that is written as it is, or else
    with the last that begins before it.
    """
    begun: _Begun = {}
    for merge in graph.merges:
        for id in (merge.left, merge.right):
            match = _ID.fullmatch(id)
            if match is None:
                continue
            end = int(match["end"]) if match["end"] else None
            known = begun.setdefault((match["document"], int(match["start"]), end), [])
            if id not in known:
                known.append(id)
    return tuple(chain for entity in graph.entities for chain in _chains(entity, begun))


def proposals(graph: Graph, chains: Sequence[Chain]) -> tuple[tuple[Merge, Chain, Chain], ...]:
    """Return the best proposal for each pair of entities with its chains, which are those of the graph; best first.

    None in redacted articles, on whose names no judgement can be made.
    """
    by_id = {chain.id: chain for chain in chains}
    of = entity_of(graph, chains)
    best: dict[frozenset[str], tuple[Merge, Chain, Chain]] = {}
    for merge in sorted(graph.merges, key=lambda m: (-m.score, m.left, m.right)):
        if merge.decided_by != "proposal" or merge.left not in by_id or merge.right not in by_id:
            continue
        left, right = by_id[merge.left], by_id[merge.right]
        if not any(graph.document[chain.document].redacted for chain in (left, right)):
            best.setdefault(frozenset((of[left.id], of[right.id])), (merge, left, right))
    return tuple(best.values())


def entity_of(graph: Graph, chains: Sequence[Chain]) -> dict[str, str]:
    """Return the id of the entity of each chain, by the chain's id."""
    of = {(entity.type, mention): entity.id for entity in graph.entities for mention in entity.mentions}
    return {chain.id: of[chain.type, chain.mentions[0]] for chain in chains}


def _ids(mention: Mention, begun: _Begun) -> list[str]:
    """The ids of the chains that begin with a mention; another may begin within it, "his" in "his lawyer"."""
    at = mention.document, mention.start
    return begun.get((*at, mention.end), []) or begun.get((*at, None), [])


def _chains(entity: Entity, begun: _Begun) -> list[Chain]:
    in_document: dict[str, list[Mention]] = {}
    for mention in entity.mentions:
        in_document.setdefault(mention.document, []).append(mention)
    chains = []
    for document, mentions in in_document.items():
        heads = [m for m in mentions if _ids(m, begun)]
        if mentions[0] not in heads:
            heads.insert(0, mentions[0])
        of: dict[Mention, list[Mention]] = {head: [] for head in heads}
        for mention in mentions:
            of[_head(mention, heads)].append(mention)
        chains += [_chain(entity, document, head, own, begun) for head, own in of.items()]
    return chains


def _head(mention: Mention, heads: Sequence[Mention]) -> Mention:
    if mention in heads:
        return mention
    alike = [head for head in heads if head.text == mention.text]
    before = [head for head in heads if head.start <= mention.start]
    return alike[0] if len(alike) == 1 else before[-1] if before else heads[0]


def _chain(entity: Entity, document: str, head: Mention, mentions: Sequence[Mention], begun: _Begun) -> Chain:
    ids = _ids(head, begun) or [f"{document}:{head.start}-{head.end}/{entity.type}"]
    id = next((i for i in ids if i.endswith(f"/{entity.type}")), ids[0])
    names = tuple(dict.fromkeys(m.text for m in mentions if m.kind == "name"))
    others = dict.fromkeys(m.text.lower() for m in mentions if m.kind != "name")
    roles = tuple(said for said in others if said not in _PRONOUNS)
    sexes: list[Literal["f", "m"]] = []
    sexes += ["f"] if _FEMALE & others.keys() else []
    sexes += ["m"] if _MALE & others.keys() else []
    gender = sexes[0] if entity.type == "PERSON" and len(sexes) == 1 else None
    fullest = tuple(sorted(names, key=lambda name: -len(name.split())))
    return Chain(id, document, entity.type, fullest, tuple(mentions), entity.count, entity.pseudonym, roles, gender)


def neighbours(graph: Graph, chains: Sequence[Chain]) -> Mapping[str, frozenset[str]]:
    """Return the names of what each chain shares claims with, by the chain's id."""
    of = entity_of(graph, chains)
    found: dict[str, set[str]] = {}
    beside: dict[tuple[str, str], set[str]] = {}
    for relation in graph.relations:
        for claim in relation.claims:
            for one, other in ((relation.subject, relation.object), (relation.object, relation.subject)):
                beside.setdefault((claim.document, one), set()).add(graph.entity[other].name)
    for chain in chains:
        found[chain.id] = beside.get((chain.document, of[chain.id]), set())
    return {chain: frozenset(names) for chain, names in found.items() if names}
