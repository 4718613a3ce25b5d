"""The stage: records in, records out in which nobody who is hidden can be found, with new offsets, hashes and ids.

Ids are hashes, and a hash of a text with one word hidden is undone by trying names. So whatever has a name taken out
of it is hashed anew, and all that was made from its id with it.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from graph.records import Claim, Document, Entity, Mention, Merge, Report, content_id
from graph.redaction.hidden import bystanders, protected, spellings
from graph.redaction.offsets import Offsets
from graph.redaction.veil import Span, Veil, replaced

_CHAIN = re.compile(r"(.+):(\d+)-(\d+)(/\w+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Records:
    """What a graph is put together from, after resolution: `claims` name entities by id."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    merges: tuple[Merge, ...] = ()
    reports: tuple[Report, ...] = ()


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document as it was and as it is, and where its characters went."""

    old: Document
    new: Document
    offsets: Offsets


def redact(records: Records, *, also: Sequence[str] = ()) -> tuple[Records, Veil]:
    """Return the records with labels for pseudonyms and for the names `also`, and what was put over them.

    They stay in the order of paths, which is that of the new ones.
    """
    documents, entities = records.documents, records.entities
    veil = _veil(documents, entities, also)
    papers = _papers(documents, entities, veil)
    made = list(zip(entities, _told_apart(_entity(e, papers, veil) for e in entities), strict=True))
    id_of = {old.id: new.id for old, new in made}
    path = {d.id: d.path for d in (p.new for p in papers.values())}
    new = Records(
        documents=tuple(sorted((p.new for p in papers.values()), key=lambda d: (d.path, d.id))),
        entities=tuple(sorted((new for _, new in made), key=lambda e: _place(e, path))),
        claims=tuple(_claim(claim, papers, id_of, veil) for claim in records.claims),
        merges=tuple(_merge(merge, papers, veil) for merge in records.merges),
        reports=tuple(_report(report, papers, veil) for report in records.reports),
    )
    return new, veil


def _veil(documents: Sequence[Document], entities: Sequence[Entity], also: Sequence[str]) -> Veil:
    hidden = protected(entities, also)
    more = spellings(hidden, documents)
    base = Veil(hidden, more)
    return Veil((*hidden, *bystanders(entities, hidden, lambda name: bool(base.spans(name)))), more)


def _papers(documents: Sequence[Document], entities: Sequence[Entity], veil: Veil) -> dict[str, _Paper]:
    label = {h.entity: h.label for h in veil.hidden if h.entity}
    known: dict[str, list[Span]] = {d.id: [] for d in documents}
    near: dict[str, set[str]] = {d.id: set() for d in documents}
    for entity in entities:
        for mention in entity.mentions:
            near[mention.document].add(entity.id)
            if entity.id in label and mention.kind == "name":
                known[mention.document].append(Span(mention.start, mention.end, label[entity.id]))
    changed = {d.id: _document(d, veil.spans(d.text, near=near[d.id], known=known[d.id]), veil, near[d.id])
               for d in documents}  # fmt: skip
    paths = _paths([changed[d.id].new for d in documents])
    papers = {}
    for (id_, paper), path in zip(changed.items(), paths, strict=True):
        new = replace(paper.new, path=path)
        if (path, new.text) != (paper.old.path, paper.old.text):
            new = replace(new, id=content_id("d", path, new.sha256), redacted=True)
        papers[id_] = replace(paper, new=new)
    reports: dict[str, list[_Paper]] = {}
    for paper in papers.values():
        reports.setdefault(paper.old.report, []).append(paper)
    for report, together in reports.items():
        if report and any(p.new.redacted for p in together):
            anew = content_id("p", *sorted(p.new.id for p in together))
            papers.update({p.old.id: replace(p, new=replace(p.new, report=anew)) for p in together})
    return papers


def _document(document: Document, spans: tuple[Span, ...], veil: Veil, near: set[str]) -> _Paper:
    text, offsets = replaced(document.text, spans), Offsets(spans)
    title, outlet = (value and veil.text(value, near=near) for value in (document.title, document.outlet))
    same = text == document.text
    new = replace(
        document,
        path=veil.text(document.path, near=near, path=True),
        title=title,
        outlet=outlet,
        text=text,
        sha256=document.sha256 if same else hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        debris=tuple(offsets.range(*debris) for debris in document.debris),
    )
    return _Paper(document, new, offsets)


def _paths(documents: Sequence[Document]) -> list[str]:
    """The paths, with a number where hiding made two of them one."""
    many = Counter(d.path for d in documents)
    seen: Counter[str] = Counter()
    paths = []
    for document in documents:
        seen[document.path] += 1
        path = PurePosixPath(document.path)
        numbered = path.with_name(f"{path.stem}-{seen[document.path]}{path.suffix}")
        paths.append(numbered.as_posix() if many[document.path] > 1 else document.path)
    return paths


def _mention(mention: Mention, papers: Mapping[str, _Paper]) -> Mention:
    paper = papers[mention.document]
    start, end = paper.offsets.range(mention.start, mention.end)
    return replace(mention, document=paper.new.id, start=start, end=end, text=paper.new.text[start:end])


def _entity(entity: Entity, papers: Mapping[str, _Paper], veil: Veil) -> Entity:
    own = next((h for h in veil.hidden if h.entity == entity.id), None)
    mentions = tuple(_mention(m, papers) for m in entity.mentions)
    touched = any(papers[m.document].new.redacted for m in entity.mentions)
    first = mentions[0] if mentions else None
    ranges = f"{first.document}:{first.start}-{first.end}" if first else entity.id
    name = own.label if own else veil.text(entity.name)
    aliases = () if own else tuple(sorted({veil.text(alias) for alias in entity.aliases} - {name}))
    return replace(
        entity,
        id=content_id("e", entity.type, ranges) if touched else entity.id,
        name=name,
        aliases=aliases,
        mentions=mentions,
    )


def _told_apart(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Give another id to a thing whose name became one with its neighbour's, and with that its place and id."""
    seen: Counter[str] = Counter()
    for entity in entities:
        seen[entity.id] += 1
        yield entity if seen[entity.id] == 1 else replace(entity, id=content_id("e", entity.id, seen[entity.id]))


def _place(entity: Entity, path: Mapping[str, str]) -> tuple[str, int, str]:
    first = min(((path.get(m.document, ""), m.start) for m in entity.mentions), default=("", 0))
    return (*first, entity.id)


def _claim(claim: Claim, papers: Mapping[str, _Paper], id_of: Mapping[str, str], veil: Veil) -> Claim:
    paper = papers[claim.document]
    start, end = paper.offsets.range(claim.start, claim.end)
    return replace(
        claim,
        document=paper.new.id,
        subject=id_of.get(claim.subject, claim.subject),
        object=id_of.get(claim.object, claim.object),
        speaker=id_of.get(claim.speaker) if claim.speaker else None,
        start=start,
        end=end,
        quote=paper.new.text[start:end],
        phrase=veil.text(claim.phrase),
    )


def _merge(merge: Merge, papers: Mapping[str, _Paper], veil: Veil) -> Merge:
    left, right = (_chain(chain, papers) for chain in (merge.left, merge.right))
    reasons = tuple(dict.fromkeys(map(veil.reason, merge.reasons)))
    return replace(merge, left=left, right=right, reasons=reasons)


def _report(report: Report, papers: Mapping[str, _Paper], veil: Veil) -> Report:
    together = sorted((papers[d].new for d in report.documents), key=lambda d: (d.path, d.id))
    return Report(together[0].report, tuple(d.id for d in together), tuple(map(veil.reason, report.reasons)))


def _chain(chain: str, papers: Mapping[str, _Paper]) -> str:
    """The id of a chain, which says where its first mention stands."""
    match = _CHAIN.fullmatch(chain)
    if match is None or match[1] not in papers:
        return chain
    paper = papers[match[1]]
    start, end = paper.offsets.range(int(match[2]), int(match[3]))
    return f"{paper.new.id}:{start}-{end}{match[4]}"
