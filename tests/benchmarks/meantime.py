"""Who is who across the articles of MEANTIME: `python tests/benchmarks/meantime.py CORPUS_FOLDER [--errors]`.

Prints MUC, B³, CEAF-e and their mean (CoNLL F1) for persons, organisations, places and all together, against the
annotated sentences (0 and 2 to 5) of 106 articles, in three settings that differ in what the program is given:

- own mentions: the text alone. Everything is the program's, and what it finds too much or too little counts against it.
- gold mentions: the text, and where persons, organisations and places are mentioned, with their type. Which mentions of
  an article are one thing is the program's (its rules, and where these leave a mention alone its model's chains), and
  so is what articles share. A mention is taken for the name that heads it or that it describes within itself.
- gold chains: also which mentions of an article are one thing. Only what articles share is the program's.

In all three the names within a mention ("Airbus parent company EADS") are found by the program, all articles are read
whole, and nothing of the annotation beyond the said reaches the program. Clusters of one mention count.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from meantime_corpus import TYPES, Article, Gold, articles
from partition_scores import METRICS, conll_f1, partition

from graph.extraction import extract
from graph.extraction.belonging import belonging
from graph.extraction.clusters import Cluster
from graph.extraction.coreference import Coreference
from graph.extraction.mentions import Candidate, candidates
from graph.extraction.quotations import quotations
from graph.extraction.reader import Reader, eligible
from graph.extraction.syntax import coordinated, head_of
from graph.language import load_model
from graph.language.annotator import chains_of
from graph.records import Chain, Document, Mention, content_id
from graph.resolution import reports, resolve
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.vocabulary import bundled

_DESCRIBED = frozenset({"appos", "flat", "nmod:desc", "conj"})

Span = tuple[str, int, int, int]
"""Article, start and end of an annotated mention, and 0; or of one of the program's that is none, and 1."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article with its record and its annotated Doc."""

    article: Article
    document: Document
    doc: Any


@dataclass(frozen=True, slots=True)
class Linked:
    """A mention that is scored, with the ids of the chains that hold it."""

    span: Span
    type: str
    chains: tuple[str, ...]
    """Of a set of things ("A and B", "the two companies") those of all that the program says are in it."""

    def entity(self, entity_of: Mapping[str, str]) -> str:
        """What it is across articles: sets of the same things are the same."""
        return " + ".join(sorted({entity_of.get(chain, chain) for chain in self.chains}))


def main(folder: Path, *, errors: bool) -> None:
    nlp = load_model()
    read = [Read(a, d, nlp(d.prose)) for a, d in ((a, _document(a)) for a in articles(folder))]
    of = reports(r.document for r in read).of
    read = [replace(r, document=replace(r.document, report=of[r.document.id])) for r in read]
    print(f"{len(read)} articles, {len(set(of.values()))} reports, {sum(len(r.article.gold) for r in read)} mentions")
    print(f"{'':16}{'':14}" + "".join(f"{name:>9}" for name in (*METRICS, "CoNLL")))
    for name, setting in SETTINGS.items():
        chains: list[Chain] = []
        linked: list[Linked] = []
        for one in read:
            made, found = setting(one)
            chains += made
            linked += found
        resolution = resolve(chains, documents=[r.document for r in read])
        _print_scores(name, read, linked, resolution.entity_of)
        if errors:
            _print_errors(read, linked, resolution.entity_of)


def _document(article: Article) -> Document:
    return Document(content_id("d", article.id), f"{article.id}.txt", None, "Wikinews", None, article.id, article.text)


# settings: what is given, as chains and the mentions that are scored


def own_mentions(read: Read) -> tuple[list[Chain], list[Linked]]:
    chains, _ = extract(read.document, read.doc)
    heads = {_head(read, g.start, g.end): _span(read, g) for g in reversed(read.article.gold)}
    exact = {(g.start, g.end): _span(read, g) for g in read.article.gold}
    linked: dict[Span, Linked] = {}
    for chain in chains:
        for m in chain.mentions:
            if any(start <= m.start < end for start, end in read.article.dense):
                span = exact.get((m.start, m.end)) or heads.get(_head(read, m.start, m.end))
                span = span or (read.article.id, m.start, m.end, 1)
                linked.setdefault(span, Linked(span, "PERSON" if chain.type == "GROUP" else chain.type, (chain.id,)))
    # what heads a mention heads those around it: "Noel Forgeard" and "the chief executive Noel Forgeard"
    for g in read.article.gold:
        around = linked.get(heads[_head(read, g.start, g.end)])
        if around:
            linked.setdefault(_span(read, g), Linked(_span(read, g), around.type, around.chains))
    return list(chains), list(linked.values())


def gold_mentions(read: Read) -> tuple[list[Chain], list[Linked]]:
    own = {c.i: c for c in candidates(read.doc)}
    heads = {g: _given(read, g, own) for g in read.article.gold}
    own.update((c.i, c) for c in heads.values() if isinstance(c, Candidate))
    coreference = Coreference(read.doc, sorted(own.values(), key=lambda c: (c.i, c.start)), quotations(read.doc))
    reader = Reader(read.doc, coreference, bundled())
    meant: dict[Gold, Cluster | None] = {}
    sets = {g: members for g, given in heads.items() if (members := _members(read, g, given, coreference))}
    for g, given in heads.items():
        told = list(reader.things(read.doc[given.i if isinstance(given, Candidate) else given])) if given else []
        of_given = [c for c in coreference.clusters if isinstance(given, Candidate) and _holds(c, given)]
        named = isinstance(given, Candidate) and given.kind == "name"
        told = [*of_given, *told] if named else [*told, *of_given]
        meant[g] = next((c for c in told if g.type == ("PERSON" if c.type == "GROUP" else c.type)), None)
    _by_model(read.doc, heads, meant, coreference)
    chains = {id(c): _chain(read, c) for c in reader.clusters if c.type}
    linked = []
    for g, cluster in meant.items():
        ids = [chain.id for c in sets.get(g, [cluster]) if (chain := chains.get(id(c)))]
        linked.append(Linked(_span(read, g), g.type, tuple(ids) or (f"{read.article.id} {g.start}-{g.end}",)))
    return list(chains.values()), linked


def _members(
    read: Read, gold: Gold, given: Candidate | int | None, coreference: Coreference
) -> Sequence[Cluster] | None:
    """The things of one type that a mention names one by one ("A and B"), or that a plural stands for; else None."""
    if isinstance(given, Candidate):
        cluster = coreference.at(given.i)
        return cluster.members if cluster and cluster.members else None
    if given is not None:
        return None
    span = read.doc.char_span(gold.start, gold.end, alignment_mode="expand")
    joined = [t for _, t in coordinated(head_of(read.doc, span.start, span.end)) if t.i < span.end]
    found = [coreference.at(t.i) for t in joined]
    members = [c for c in found if c is not None and c.names and c.type == gold.type]
    return members if len(members) == len(joined) > 1 else None


def _holds(cluster: Cluster, given: Candidate) -> bool:
    return any((m.i, m.start, m.end) == (given.i, given.start, given.end) for m in cluster.mentions)


def _by_model(
    doc: Any, heads: Mapping[Gold, Candidate | int | None], meant: dict[Gold, Cluster | None], coreference: Coreference
) -> None:
    """Give a mention that the rules leave alone to the cluster, of its type, that the model's own chain ties it to."""
    chain_of = {i: chain for chain in chains_of(doc) for i in chain}
    for g, given in heads.items():
        cluster = meant[g]
        if given is None or (cluster is not None and len(cluster.mentions) > 1) or (cluster and cluster.names):
            continue
        i = given.i if isinstance(given, Candidate) else given
        near = sorted(chain_of.get(i, ()), key=lambda other: (other > i, abs(other - i)))
        tied = (coreference.at(other) for other in near if other != i)
        meant[g] = next((c for c in tied if c and c.names and c.type == g.type), cluster)


def gold_chains(read: Read) -> tuple[list[Chain], list[Linked]]:
    own = {c.i: c for c in candidates(read.doc)}
    of_thing: dict[tuple[str, str], Cluster] = {}
    for g in read.article.gold:
        cluster = of_thing.setdefault((g.thing, g.type), Cluster(g.type))  # type: ignore[arg-type]
        given = _given(read, g, own)
        if isinstance(given, Candidate):
            cluster.add(given)
    chains = {key: _chain(read, cluster) for key, cluster in of_thing.items() if cluster.mentions}
    linked = []
    for g in read.article.gold:
        chain = chains.get((g.thing, g.type))
        linked.append(Linked(_span(read, g), g.type, (chain.id if chain else f"{read.article.id} {g.thing}",)))
    return list(chains.values()), linked


SETTINGS: Mapping[str, Callable[[Read], tuple[list[Chain], list[Linked]]]] = {
    "own mentions": own_mentions,
    "gold mentions": gold_mentions,
    "gold chains": gold_chains,
}


def _given(read: Read, gold: Gold, own: Mapping[int, Candidate]) -> Candidate | int | None:
    """The program's mention that an annotated one is, with the annotated type; a new one where it has none.

    The index of the token for a relative pronoun, which the program ties by syntax alone; None for "A and B".
    """
    span = read.doc.char_span(gold.start, gold.end, alignment_mode="expand")
    if span[0].tag_ in ("WDT", "WP", "WP$", "WRB"):
        return int(span.start)
    head = head_of(read.doc, span.start, span.end)
    last, at_head = span[-1], next((c for c in own.values() if c.kind == "name" and c.start <= head.i < c.end), None)
    described = gold.type == "PERSON" and last.lemma_.lower() in nouns("person")
    if described or head.pos_ == "DET" or (at_head and at_head.type != gold.type and last.pos_ == "NOUN"):
        head = last  # "Acme CEO", "the Acme" of "the Acme Bank": whatever the parser hangs "Acme" on
    if gold.type == "PLACE" and belonging(head):  # "a Belgian court": as the program names the place
        return Candidate(head.i, head.i, head.i + 1, "name", "PLACE", belonging(head), "s", definite=True)
    inside = [c for c in own.values() if span.start <= c.start and c.end <= span.end]
    named = [c for c in inside if c.kind == "name" and (c.start <= head.i < c.end or _said_of(c, span, head, gold))]
    others = [c for c in head.children if c.dep_ == "conj" and c.i < span.end and c.pos_ == head.pos_]
    joint = any(not any({head.i, o.i} <= {*range(n.start, n.end)} for n in named) for o in others)
    if joint and not any(c.end == span.end and head.pos_ == "NOUN" for c in named):
        return None
    named.sort(key=lambda c: (not c.start <= head.i < c.end, c.start - c.end))
    found = named[0] if named else next((c for c in inside if c.i == head.i), None) or _new(read.doc, span, head)
    return found if found.type == "GROUP" and gold.type == "PERSON" else replace(found, type=gold.type)


def _said_of(name: Candidate, span: Any, head: Any, gold: Gold) -> bool:
    """Whether a mention describes the name, of its own type, at its end or before a comma: "the carrier Acme"."""
    if name.type != gold.type:
        return False
    token = span.doc[name.i]
    while token.i != head.i and token.dep_ in _DESCRIBED and span.start <= token.head.i < span.end:
        token = token.head
    ends = name.end == span.end
    if ends and token.head == head and head.pos_ == "VERB":
        return True  # "Lyon based Acme", the participle taken for the main word
    if ends and token.head == head.head and token.dep_ == head.dep_:
        return True  # "the chair and founder Jane Doe", two subjects side by side
    return (token.i == head.i and ends) or (name.start == span.start and not ends and span.doc[name.end].text == ",")


def _new(doc: Any, span: Any, head: Any) -> Candidate:
    described = head.lower_ in nouns("person")
    if described or (head.pos_ != "PROPN" and not (head.text[0].isupper() and head.i > head.sent.start)):
        kind: Literal["nominal", "pronoun"] = "pronoun" if head.pos_ in ("PRON", "DET", "ADV") else "nominal"
        return Candidate(head.i, span.start, span.end, kind, None, span.text, role=head.lemma_.lower())
    start, end = head.i, head.i + 1
    while start > span.start and doc[start - 1].text[0].isupper() and doc[start - 1].pos_ not in ("DET", "PRON"):
        start -= 1
    while end < span.end and doc[end].text[0].isupper():
        end += 1
    return Candidate(head.i, start, end, "name", None, doc[start:end].text, "s", definite=True)


def _chain(read: Read, cluster: Cluster) -> Chain:
    spans = sorted({(m.start, m.end): m for m in cluster.mentions}.items())
    mentions = []
    for (start, end), m in spans:
        span = read.doc[start:end]
        mentions.append(Mention(read.document.id, span.start_char, span.end_char, span.text, m.kind))
    names = sorted(cluster.names, key=lambda n: -len(n.split()))
    origins = [m.origin for _, m in spans if m.origin]
    if not names and (eligible(cluster) or cluster.type == "PLACE"):  # as the program names what has no name
        described = [m.text for _, m in spans if m.kind == "nominal"]
        names = list(
            dict.fromkeys(
                origins[:1] if cluster.type == "PLACE" else map(_bare, described if eligible(cluster) else ())
            )
        )
    id = f"{read.document.id}:{mentions[0].start}-{mentions[0].end}/{cluster.type}/{len(mentions)}"
    assert cluster.type is not None
    return Chain(
        id, read.document.id, cluster.type, tuple(names), tuple(mentions), cluster.count,
        roles=tuple(cluster.roles), gender=cluster.gender,
    )  # fmt: skip


def _bare(description: str) -> str:
    return re.sub(r"^(?:the|a|an|its|his|her|their|our|my|this|that|these|those) ", "", description, flags=re.I)


def _head(read: Read, start: int, end: int) -> int:
    span = read.doc.char_span(start, end, alignment_mode="expand")
    return int(head_of(read.doc, span.start, span.end).i)


def _span(read: Read, gold: Gold) -> Span:
    return (read.article.id, gold.start, gold.end, 0)


# figures


def _clusters(linked: Iterable[tuple[Span, str]]) -> dict[str, set[Span]]:
    found: dict[str, set[Span]] = defaultdict(set)
    for span, cluster in linked:
        found[cluster].add(span)
    return found


def _print_scores(name: str, read: Sequence[Read], linked: Sequence[Linked], entity_of: Mapping[str, str]) -> None:
    for type in (*TYPES.values(), None):
        gold = [(_span(r, g), g.thing) for r in read for g in r.article.gold if type in (None, g.type)]
        found = [(m.span, m.entity(entity_of)) for m in linked if type in (None, m.type)]
        key, response = partition(_clusters(gold).values()), partition(_clusters(found).values())
        figures = [metric(key, response).f1 for metric in METRICS.values()] + [conll_f1(key, response)]
        print(f"{name:16}{type or 'all':14}" + "".join(f"{f:9.3f}" for f in figures))


def _print_errors(read: Sequence[Read], linked: Sequence[Linked], entity_of: Mapping[str, str]) -> None:
    every = [(r.article, g, _span(r, g)) for r in read for g in r.article.gold]
    said = {span: f"{a.id.rpartition('/')[2]}:{a.text[g.start : g.end]}" for a, g, span in every}
    thing = {span: g.thing for _, g, span in every}
    of = {m.span: m.entity(entity_of) for m in linked}
    for title, groups, other in (("SPLIT", thing, of), ("MERGED", of, thing)):
        for cluster, spans in sorted(_clusters(groups.items()).items(), key=lambda c: (-len(c[1]), c[0])):
            parts: dict[str, Counter[str]] = defaultdict(Counter)
            for span in sorted(spans):
                if span in said:
                    parts[other.get(span, "not found")][said[span]] += 1
            if len(parts) > 1:
                print(f"{title} {cluster}")
                for part, names in sorted(parts.items(), key=lambda p: -p[1].total()):
                    print(f"    {part[-12:]} {names.total():4}  " + " | ".join(n for n, _ in names.most_common(8)))


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--errors"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    main(Path(arguments[0]), errors="--errors" in sys.argv)
