"""The chains that a graph's entities were joined from, as far as `graph.json` still tells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.network.graph import Graph
from graph.records import Chain, Entity, Mention, Merge

_ID = re.compile(r"(?P<document>.+):(?P<start>\d+)(?:-\d+)?(?:/\w+)?")


def chains_of(graph: Graph) -> tuple[Chain, ...]:
    """Return the chains of all entities in order: ids, names, mentions, count; roles and sexes are not in the file.

    Where an entity has several chains in one document, a mention goes with the one that is written as it is, or else
    with the last that begins before it.
    """
    begun: dict[tuple[str, int], list[str]] = {}
    for merge in graph.merges:
        for id in (merge.left, merge.right):
            match = _ID.fullmatch(id)
            known = begun.setdefault((match["document"], int(match["start"])), []) if match else []
            if id not in known:
                known.append(id)
    return tuple(chain for entity in graph.entities for chain in _chains(entity, begun))


def proposals(graph: Graph, chains: Sequence[Chain]) -> tuple[tuple[Merge, Chain, Chain], ...]:
    """Return the best proposal for each pair of entities with its chains, which are those of the graph; best first."""
    by_id = {chain.id: chain for chain in chains}
    of = entity_of(graph, chains)
    best: dict[frozenset[str], tuple[Merge, Chain, Chain]] = {}
    for merge in sorted(graph.merges, key=lambda m: (-m.score, m.left, m.right)):
        if merge.decided_by == "proposal" and merge.left in by_id and merge.right in by_id:
            pair = frozenset((of[merge.left], of[merge.right]))
            best.setdefault(pair, (merge, by_id[merge.left], by_id[merge.right]))
    return tuple(best.values())


def entity_of(graph: Graph, chains: Sequence[Chain]) -> dict[str, str]:
    """Return the id of the entity of each chain, by the chain's id."""
    of = {(entity.type, mention): entity.id for entity in graph.entities for mention in entity.mentions}
    return {chain.id: of[chain.type, chain.mentions[0]] for chain in chains}


def _chains(entity: Entity, begun: dict[tuple[str, int], list[str]]) -> list[Chain]:
    in_document: dict[str, list[Mention]] = {}
    for mention in entity.mentions:
        in_document.setdefault(mention.document, []).append(mention)
    chains = []
    for document, mentions in in_document.items():
        heads = [m for m in mentions if (m.document, m.start) in begun]
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


def _chain(
    entity: Entity, document: str, head: Mention, mentions: Sequence[Mention], begun: dict[tuple[str, int], list[str]]
) -> Chain:
    ids = begun.get((document, head.start), [f"{document}:{head.start}-{head.end}/{entity.type}"])
    id = next((i for i in ids if i.endswith(f"/{entity.type}")), ids[0])
    names = tuple(dict.fromkeys(m.text for m in mentions if m.kind == "name"))
    return Chain(id, document, entity.type, names, tuple(mentions), entity.count, entity.pseudonym)
