"""`graph.json`, the one stable format: equal graphs are equal bytes, and what is read has its references checked."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.network.graph import Graph
from graph.network.rows import Rows
from graph.records import (
    ENTITY_TYPES,
    Claim,
    Dispute,
    Document,
    Entity,
    Journey,
    Leg,
    Mention,
    Merge,
    Relation,
    Report,
)
from graph.vocabulary import RelationType

FORMAT = "passage/1"
_REMEDY = "build the graph again with `passage build`"


def serialise(graph: Graph) -> str:
    """Return the text of `graph.json`: keys in fixed order, records in the order of the graph, a newline at the end."""
    data = {"format": FORMAT} | {key: list(rows) for key, rows in _sections(graph)}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    # Half of a surrogate pair, as a broken PDF may hold, has no UTF-8; inside a JSON string it can be escaped.
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def fingerprint(graph: Graph) -> str:
    """Return 16 hexadecimal digits that two graphs share if `graph.json` holds the same of them; made row by row."""
    sha256 = hashlib.sha256(FORMAT.encode())
    for key, rows in _sections(graph):
        sha256.update(key.encode())
        for row in rows:
            sha256.update(json.dumps(row).encode())
    return sha256.hexdigest()[:16]


def _sections(graph: Graph) -> Iterator[tuple[str, Iterable[dict[str, Any]]]]:
    """Each list of the file with its rows."""
    yield (
        "documents",
        (
            _row(d, "id path title outlet published sha256 report") | ({"redacted": True} if d.redacted else {})
            for d in graph.documents
        ),
    )
    yield (
        "entities",
        (
            _row(e, "id type name aliases pseudonym count")
            | {"mentions": [_row(m, "document start end text") for m in e.mentions]}
            for e in graph.entities
        ),
    )
    yield (
        "relations",
        (
            _row(r, "id subject type object articles reports disputed")
            | {"claims": [_row(c, "document start end quote status speaker date phrase confidence") for c in r.claims]}
            for r in graph.relations
        ),
    )
    yield (
        "journeys",
        (
            {"traveller": j.traveller, "legs": [_row(leg, "place date status relation") for leg in j.legs]}
            for j in graph.journeys
        ),
    )
    yield "merges", (_row(m, "left right score reasons decided_by") for m in graph.merges)
    yield "disputes", (_row(d, "relations about explanation") for d in graph.disputes)
    yield "reports", (_row(r, "id documents reasons") for r in graph.reports)
    if graph.types:
        yield "types", (_declared(t) for t in graph.types)


def write(graph: Graph, path: Path | str) -> None:
    """Write `graph.json`; InputError where the file cannot be written."""
    try:
        Path(path).write_text(serialise(graph), "utf-8", newline="\n")
    except OSError as error:
        raise InputError(path, f"cannot be written ({error.strerror})", "", "name another file") from error


def read(path: Path | str) -> Graph:
    """Return the graph of a `graph.json`, its documents without text; InputError where it is not such a file.

    The file does not say of what kind a mention is: one that is a name of its entity is a name, any other a nominal.
    """
    try:
        text = Path(path).read_text("utf-8")
    except FileNotFoundError as error:
        raise InputError(
            path, "there is no such file", "a graph.json is expected", "make one with `passage build`"
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(path, "is not UTF-8 text", "a graph.json is expected", _REMEDY) from error
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "a graph.json is expected") from error
    return parse(text, place=str(path))


def parse(text: str, *, place: str = "graph.json") -> Graph:
    """Return the graph that the text of a `graph.json` holds; errors begin with `place`."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(place, f"is not JSON ({error})", "a graph.json is expected", _REMEDY) from error
    tag = data.get("format") if isinstance(data, dict) else None
    if tag != FORMAT:
        raise InputError(place, f"has the format {tag!r}", f"{FORMAT!r} is expected", _REMEDY)
    rows = Rows(place, data, _REMEDY)
    documents = tuple(rows.each("documents", _document))
    rows.know("document", (d.id for d in documents))
    entities = tuple(rows.each("entities", _entity))
    rows.know("entity", (e.id for e in entities))
    relations = tuple(rows.each("relations", _relation))
    rows.know("relation", (r.id for r in relations))
    journeys, merges = tuple(rows.each("journeys", _journey)), tuple(rows.each("merges", _merge))
    disputes = tuple(rows.each("disputes", _dispute))
    # Files of earlier versions say which report a document belongs to, and not why.
    reports = tuple(rows.each("reports", _report)) if rows.has("reports") else ()
    types = tuple(rows.each("types", _type)) if rows.has("types") else ()
    return Graph(documents, entities, relations, journeys, merges, disputes, reports, types)


def _row(record: object, keys: str) -> dict[str, Any]:
    return {key: getattr(record, key) for key in keys.split()}


def _declared(type_: RelationType) -> dict[str, Any]:
    ends = {end: [t for t in ENTITY_TYPES if t in getattr(type_, end)] for end in ("subject", "object")}
    return {"name": type_.name, **ends, **_row(type_, "label inverse symmetric shown")}


def _type(row: Rows) -> RelationType:
    subject, object = row.entity_types("subject"), row.entity_types("object")
    name, label, inverse = (row.text(key) for key in ("name", "label", "inverse"))
    return RelationType(name, subject, object, label, inverse, row.flag("symmetric"), row.flag("shown"))


def _document(row: Rows) -> Document:
    title, outlet, published = (row.text_or_null(key) for key in ("title", "outlet", "published"))
    path, sha256, report = row.text("path"), row.text("sha256"), row.text("report")
    redacted = row.flag("redacted") if row.has("redacted") else False
    return Document(
        row.text("id"), path, title, outlet, published, sha256, text="", report=report, redacted=redacted
    )  # fmt: skip


def _entity(row: Rows) -> Entity:
    name, aliases = row.text("name"), row.texts("aliases")
    return Entity(
        row.text("id"), row.entity_type("type"), name, aliases, row.flag("pseudonym"), row.number_or_null("count"),
        tuple(row.each("mentions", _mention_of({name, *aliases}))),
    )  # fmt: skip


def _mention_of(names: set[str]) -> Callable[[Rows], Mention]:
    def mention(row: Rows) -> Mention:
        text = row.text("text")
        kind = "name" if text in names else "nominal"
        return Mention(row.ref("document", "document"), row.number("start"), row.number("end"), text, kind)  # type: ignore[arg-type]

    return mention


def _relation(row: Rows) -> Relation:
    subject, type, object = row.ref("subject", "entity"), row.text("type"), row.ref("object", "entity")

    def claim(row: Rows) -> Claim:
        return Claim(
            row.ref("document", "document"), subject, type, object, row.number("start"), row.number("end"),
            row.text("quote"), row.status("status"), row.ref_or_null("speaker", "entity"), row.text_or_null("date"),
            row.text("phrase"), row.fraction("confidence"),
        )  # fmt: skip

    return Relation(
        row.text("id"), subject, type, object, row.number("articles"), row.number("reports"), row.flag("disputed"),
        tuple(row.each("claims", claim)),
    )  # fmt: skip


def _journey(row: Rows) -> Journey:
    return Journey(row.ref("traveller", "entity"), tuple(row.each("legs", _leg)))


def _leg(row: Rows) -> Leg:
    place, relation = row.ref("place", "entity"), row.ref("relation", "relation")
    return Leg(place, row.text_or_null("date"), row.status("status"), relation)


def _merge(row: Rows) -> Merge:
    left, right, score = row.text("left"), row.text("right"), row.fraction("score")
    return Merge(left, right, score, row.texts("reasons"), row.decided_by("decided_by"))


def _dispute(row: Rows) -> Dispute:
    return Dispute(row.refs("relations", "relation"), row.text("about"), row.text("explanation"))


def _report(row: Rows) -> Report:
    return Report(row.text("id"), row.refs("documents", "document"), row.texts("reasons"))
