"""The whole way: articles in, graph out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from graph.errors import InputError, ProofError
from graph.extraction import extract
from graph.judgements import Judgement, Unheeded, check_consistent, judgement_files, place, read_judgements
from graph.language import Doc, Language, load_model
from graph.network import Graph, assemble
from graph.reading import Skipped, read_paths
from graph.records import Chain, Claim, Document, EntityType
from graph.redaction import Records, Veil, check_names, leaks
from graph.redaction import redact as redacted
from graph.resolution import Resolution, outvoted, reports, resolve
from graph.vocabulary import Vocabulary

_AT_ONCE = 4
"""Documents that a pipeline may read before the first of them is worked on."""


def build(
    paths: Sequence[Path | str] | Path | str,
    *,
    encoding: str = "utf-8",
    nlp: Language | None = None,
    vocabulary: Vocabulary | None = None,
    learned: bool = False,
    judgements: Path | str | None = None,
    redact: bool = False,
    redact_also: Sequence[str] | str = (),
    on_redact: Callable[[Veil], None] = lambda veil: None,
    on_skip: Callable[[Skipped], None] = lambda skipped: None,
    on_unheeded: Callable[[Unheeded], None] = lambda unheeded: None,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> Graph:
    """Return the graph of the articles in files and folders; its documents carry their text.

    `nlp` is a pipeline as `load_model` gives it, which is the default; `vocabulary` one that `read_vocabulary`
    gives, else the program's own. `learned` adds the relations that the language model finds likelier than not: most of
    them are right in biographies and company profiles, fewer in news. `judgements` is a file of decisions on who is
    who, by default those that lie beside the articles; `on_unheeded` hears of each that cannot be obeyed. `redact`
    replaces pseudonyms, and the names `redact_also`, by labels in all that the graph holds; `on_redact` hears by which.
    `on_skip` hears of each file that was not read, `on_progress` how many files of how many are done. InputError
    where a path is not there or holds nothing to read, and where judgements contradict each other.
    """
    also = [redact_also] if isinstance(redact_also, str) else list(redact_also)
    check_names(also)
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    unread: list[Skipped] = []

    def hear(skipped: Skipped) -> None:
        if skipped.kind == "unreadable":
            unread.append(skipped)
        on_skip(skipped)

    decided = _decided([Path(p) for p in given], judgements)
    found = read_paths([Path(p) for p in given], encoding=encoding, on_skip=hear, on_progress=on_progress)
    # opened with the first document: what cannot be read is told without waiting for the model
    model = cache(lambda: nlp or load_model())
    articles = [
        _extracted(document, doc, vocabulary=vocabulary, learned=learned) for document, doc in _annotated(found, model)
    ]
    if not articles:
        more = f"and {len(unread) - 1} more like it" if len(unread) > 1 else ""
        reason = unread[0].reason if unread else "they hold no rows"
        raise InputError(", ".join(map(str, given)), "no article could be read", reason, more)
    agreed = outvoted([chain for article in articles for chain in article.chains])
    again = {article.document.id: n for n, article in enumerate(articles) if article.document.id in agreed}
    for document, doc in _annotated((articles[n].document for n in again.values()), model):
        articles[again[document.id]] = _extracted(
            document, doc, vocabulary=vocabulary, learned=learned, agreed=agreed[document.id]
        )
    chains, claims = [c for a in articles for c in a.chains], [c for a in articles for c in a.claims]
    records = _joined([a.document for a in articles], chains, claims, decided=decided, on_unheeded=on_unheeded)
    veil = None
    if redact or also:
        records, veil = redacted(records, also=also)
        on_redact(veil)
    graph = assemble(
        records.documents, records.entities, records.claims, records.merges, reports=records.reports,
        vocabulary=vocabulary,
    )  # fmt: skip
    for leak in leaks(graph, veil) if veil else ():
        wrong = "a name that is to be redacted is still in it"
        raise ProofError(leak, wrong, "", "nothing was written; please report it, without the name")
    return graph


def _decided(paths: Sequence[Path], named: Path | str | None) -> list[Judgement]:
    files = [Path(named)] if named else [file for file in judgement_files(paths) if file.is_file()]
    judgements = [judgement for file in files for judgement in read_judgements(file)]
    # Most contradictions show before the long work; the others when it is known which names the articles tie together.
    check_consistent((j, j.left.spot, j.right.spot) for j in judgements)
    return judgements


@dataclass(frozen=True, slots=True)
class _Article:
    """A document with what it speaks of and what it claims."""

    document: Document
    chains: tuple[Chain, ...]
    claims: tuple[Claim, ...]


def _annotated(documents: Iterator[Document], model: Callable[[], Language]) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with what the language model makes of it, which works on the next one meanwhile."""
    for first in documents:  # the model is opened for it, and then reads on
        ours, theirs = itertools.tee(itertools.chain([first], documents))
        docs = model().pipe((document.prose for document in theirs), batch_size=_AT_ONCE)
        yield from zip(ours, docs, strict=True)


def _extracted(
    document: Document,
    doc: Doc,
    *,
    vocabulary: Vocabulary | None,
    learned: bool,
    agreed: Mapping[str, EntityType] | None = None,
) -> _Article:
    return _Article(document, *extract(document, doc, vocabulary=vocabulary, agreed=agreed or {}, learned=learned))


def _joined(
    documents: Sequence[Document],
    chains: Sequence[Chain],
    claims: Sequence[Claim],
    *,
    decided: Sequence[Judgement] = (),
    on_unheeded: Callable[[Unheeded], None] = lambda unheeded: None,
) -> Records:
    retold = reports(documents, cited=_cited(chains, claims))
    told = [replace(d, report=retold.of[d.id]) for d in sorted(documents, key=lambda d: (d.path, d.id))]
    judged, unheeded = place(decided, told, chains)
    for one in unheeded:
        on_unheeded(one)
    resolution = resolve(chains, documents=told, neighbours=_neighbours(chains, claims), judged=judged)
    resolved = tuple(_resolved(claims, resolution))
    return Records(tuple(told), resolution.entities, resolved, resolution.merges, tuple(retold.told))


def _cited(chains: Iterable[Chain], claims: Iterable[Claim]) -> Mapping[str, frozenset[str]]:
    """The outlets that each document says somebody told, by the document's id."""
    name = {chain.id: chain.names[0] for chain in chains if chain.names}
    cited: dict[str, set[str]] = {}
    for claim in claims:
        if claim.type == "TOLD" and claim.object in name:
            cited.setdefault(claim.document, set()).add(name[claim.object])
    return {document: frozenset(names) for document, names in cited.items()}


def _neighbours(chains: Sequence[Chain], claims: Iterable[Claim]) -> Mapping[str, frozenset[str]]:
    """The names of what each chain shares claims with: the company that tells namesakes apart."""
    name = {chain.id: chain.names[:1] for chain in chains}
    beside: dict[str, set[str]] = {}
    for claim in claims:
        beside.setdefault(claim.subject, set()).update(name[claim.object])
        beside.setdefault(claim.object, set()).update(name[claim.subject])
    return {chain: frozenset(names) for chain, names in beside.items()}


def _resolved(claims: Iterable[Claim], resolution: Resolution) -> Iterator[Claim]:
    of = resolution.entity_of
    for claim in claims:
        speaker = of.get(claim.speaker) if claim.speaker else None
        yield replace(claim, subject=of[claim.subject], object=of[claim.object], speaker=speaker)
