"""Gold files: what a careful reader finds in a set of articles, as YAML, for `passage evaluate`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from graph.errors import InputError

Triple = tuple[str, str, str]

_EXPECTED = {"status": "statuses", "date": "dates", "speaker": "speakers"}
"""What an entry may expect of its claims, for the relation as a whole and by article."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A thing to be found under any of `names`; in the articles `docs` only, where given (first three characters)."""

    key: str
    type: str
    names: tuple[str, ...]
    docs: frozenset[str] | None
    pseudonym: bool


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation to be found: any of `options` will do; `docs` are the articles that state it."""

    triple: Triple
    options: tuple[Triple, ...]
    docs: tuple[str, ...]
    expected: Mapping[str, str]
    """The status, the start of the date and the key of the speaker (`a|b`: either) that one of its claims must have."""
    expected_by_doc: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same in single articles, by field and article."""

    def expected_in(self, doc: str, field: str) -> str | None:
        """Return what is expected of `field` in one article, or None."""
        return self.expected_by_doc.get(field, {}).get(doc) or self.expected.get(field)


@dataclass(frozen=True, slots=True)
class GoldJourney:
    """Places that a traveller's journey must reach in this order; others may lie between them."""

    traveller: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file. Relations that are neither wanted nor accepted are wrong when asserted; `never` are traps."""

    entities: Mapping[str, GoldEntity]
    accepted_names: tuple[str, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    accepted: frozenset[Triple] = field(default=frozenset())
    never: tuple[Triple, ...] = ()
    journeys: tuple[GoldJourney, ...] = ()
    reports: frozenset[frozenset[str]] = field(default=frozenset())


def read_gold(path: Path | str) -> Gold:
    """Return the gold file at `path`; InputError where it cannot be read or says what a gold file does not say."""
    try:
        data = yaml.safe_load(Path(path).read_text("utf-8"))
    except FileNotFoundError as error:
        raise InputError(path, "there is no such file", "a gold file in YAML is expected") from error
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "a gold file in YAML is expected") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(path, f"is not YAML ({' '.join(str(error).split())})", "a gold file is expected") from error
    return _Reader(str(path)).gold(data)


class _Reader:
    """Takes a parsed gold file apart; every error names the file and the entry."""

    def __init__(self, place: str) -> None:
        self._place = place

    def gold(self, data: object) -> Gold:
        whole = self._mapping(data, "the file")
        entities = self._mapping(whole.get("entities"), "entities")
        relations: dict[Triple, GoldRelation] = {}
        for i, row in enumerate(self._list(whole.get("relations"), "relations")):
            relation = self._relation(row, f"relations[{i}]")
            # The last of two entries for one triple counts, in the place of the first.
            relations[relation.triple] = relation
        accepted = self._triples(whole.get("accept_relations"), "accept_relations")
        reports = self._list(whole.get("reports"), "reports")
        return Gold(
            entities={str(key): self._entity(str(key), row) for key, row in entities.items()},
            accepted_names=self._texts(whole.get("accept_entities"), "accept_entities"),
            relations=tuple(relations.values()),
            accepted=frozenset(option for triple in accepted for option in _alternatives(triple)),
            never=self._triples(whole.get("never"), "never"),
            journeys=tuple(self._journeys(whole.get("journeys"))),
            reports=frozenset(frozenset(self._texts(r, f"reports[{i}]")) for i, r in enumerate(reports)),
        )

    def _entity(self, key: str, row: object) -> GoldEntity:
        at = f"entities.{key}"
        entry = self._mapping(row, at)
        docs = frozenset(self._texts(entry["docs"], f"{at}.docs")) if "docs" in entry else None
        names, kind = self._texts(entry.get("names"), f"{at}.names"), entry.get("type")
        if not isinstance(kind, str) or not names:
            raise self._error(at, "has no type or no names", "{type: PERSON, names: [...]}")
        return GoldEntity(key, kind, names, docs, bool(entry.get("pseudonym")))

    def _relation(self, row: object, at: str) -> GoldRelation:
        entry = self._list(row, at)
        if len(entry) != 4:
            raise self._error(at, f"has {len(entry)} parts", "[subject, TYPE, object, {docs: [...]}]")
        triple, extra = self._triple(entry[:3], at), self._mapping(entry[3], at)
        options = _alternatives(triple)
        if extra.get("symmetric"):
            options += [(object, type, subject) for subject, type, object in options]
        expected = {key: str(extra[key]) for key in _EXPECTED if key in extra}
        by_doc = {
            key: {str(doc): str(value) for doc, value in self._mapping(extra[plural], f"{at}.{plural}").items()}
            for key, plural in _EXPECTED.items()
            if plural in extra
        }
        return GoldRelation(triple, tuple(options), self._texts(extra.get("docs"), f"{at}.docs"), expected, by_doc)

    def _journeys(self, data: object) -> Iterable[GoldJourney]:
        for i, row in enumerate(self._list(data, "journeys")):
            entry = self._mapping(row, f"journeys[{i}]")
            if not isinstance(entry.get("traveller"), str):
                raise self._error(f"journeys[{i}]", "has no traveller", "{traveller: KEY, places: [...]}")
            yield GoldJourney(entry["traveller"], self._texts(entry.get("places"), f"journeys[{i}].places"))

    def _triples(self, data: object, at: str) -> tuple[Triple, ...]:
        return tuple(self._triple(row, f"{at}[{i}]") for i, row in enumerate(self._list(data, at)))

    def _triple(self, row: object, at: str) -> Triple:
        parts = self._texts(row, at)
        if len(parts) != 3:
            raise self._error(at, f"has {len(parts)} parts", "[subject, TYPE, object]")
        return parts[0], parts[1], parts[2]

    def _texts(self, data: object, at: str) -> tuple[str, ...]:
        values = self._list(data, at)
        for value in values:
            if not isinstance(value, str):
                raise self._error(
                    at, f"holds {value!r:.40}, which YAML does not read as text", "text", "put it in quotes"
                )
        return tuple(values)

    def _list(self, data: object, at: str) -> list[Any]:
        if data is None:
            return []
        if not isinstance(data, list):
            raise self._error(at, f"is {data!r:.40}", "a list")
        return data

    def _mapping(self, data: object, at: str) -> dict[Any, Any]:
        if not isinstance(data, dict):
            raise self._error(at, f"is {data!r:.40}", "a mapping of names to values")
        return data

    def _error(self, at: str, wrong: str, expected: str, remedy: str = "") -> InputError:
        return InputError(f"{self._place}: {at}", wrong, f"expected: {expected}", remedy)


def _alternatives(triple: Triple) -> list[Triple]:
    """Return the triples that `a|b` at the ends stands for: either will do."""
    subject, type, object = triple
    return [(a, type, b) for a in subject.split("|") for b in object.split("|")]
