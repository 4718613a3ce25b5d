"""Which things of a gold file each entity of a graph is, by exact name; the ground that the figures stand on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from graph.network.gold import Gold, Triple
from graph.network.graph import Graph
from graph.records import Entity, Relation


def fold(name: str) -> str:
    """Return a name as it is compared: without case, outer quotes and stops, with single spaces."""
    return " ".join(name.casefold().replace("’", "'").strip("\"'“”.,").split())


def prefix(path: str) -> str:
    """Return what a gold file calls the article at `path`: the first three characters of its file name."""
    return PurePosixPath(path).name[:3]


class Alignment:
    """A graph laid beside a gold file: entities by gold key, relations by triples of keys."""

    def __init__(self, gold: Gold, graph: Graph) -> None:
        self.prefix: Mapping[str, str] = {d.id: prefix(d.path or d.id) for d in graph.documents}
        """Document ids to what the gold file calls them."""
        keys_of_name: dict[str, list[str]] = {}
        for key, wanted in gold.entities.items():
            for name in wanted.names:
                keys_of_name.setdefault(fold(name), []).append(key)
        self.carried: Mapping[str, frozenset[str]] = {
            e.id: self._keys_of(e, gold, keys_of_name) for e in graph.entities
        }
        """Entity ids to the gold keys they carry, none or several."""
        self.keyed: dict[str, list[Entity]] = {}
        """Gold keys to the entities that carry them; keys that none carries are left out."""
        for entity in graph.entities:
            for key in sorted(self.carried[entity.id]):
                self.keyed.setdefault(key, []).append(entity)
        self._names = {e.id: e.name for e in graph.entities}
        self.found = self._found(gold, graph)
        """Triples of keys (of names, for what carries none) to relations; a wanted triple holds all of its options'."""

    def ends(self, entity: str) -> frozenset[str]:
        """Return the gold keys of an entity id; its name where it carries none."""
        return self.carried[entity] or frozenset({self._names[entity]})

    def _keys_of(self, entity: Entity, gold: Gold, keys_of_name: Mapping[str, list[str]]) -> frozenset[str]:
        names = {fold(name) for name in (entity.name, *entity.aliases, *(m.text for m in entity.mentions))}
        docs = {self.prefix.get(mention.document) for mention in entity.mentions}
        candidates = (gold.entities[key] for name in names for key in keys_of_name.get(name, ()))
        return frozenset(
            g.key for g in candidates if g.type == entity.type and (g.docs is None or not docs.isdisjoint(g.docs))
        )

    def _found(self, gold: Gold, graph: Graph) -> dict[Triple, list[Relation]]:
        found: dict[Triple, list[Relation]] = {}
        for relation in graph.relations:
            for subject in sorted(self.ends(relation.subject)):
                for object in sorted(self.ends(relation.object)):
                    found.setdefault((subject, relation.type, object), []).append(relation)
        for wanted in gold.relations:
            present = [option for option in wanted.options if option in found]
            if present:
                found[wanted.triple] = [relation for option in present for relation in found[option]]
        return found
