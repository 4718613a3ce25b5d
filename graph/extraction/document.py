"""One document read: its chains and its claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from spacy.tokens import Doc, Span, Token

from graph.extraction.attributes import attributes
from graph.extraction.claims import claims
from graph.extraction.clock import Clock
from graph.extraction.clusters import Cluster
from graph.extraction.coreference import Coreference
from graph.extraction.learned import seen_by_the_model
from graph.extraction.memberships import memberships, named_among
from graph.extraction.mentions import candidates
from graph.extraction.presence import dwelling
from graph.extraction.pseudonyms import pseudonymous
from graph.extraction.quotations import quotations
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader, eligible
from graph.extraction.rebuttals import with_rebuttals
from graph.extraction.related import related
from graph.extraction.telling import in_time
from graph.records import Chain, Claim, Document, EntityType, Mention
from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import small_words
from graph.vocabulary.places import place_kind
from graph.vocabulary.tables import table
from graph.vocabulary.vocabulary import Vocabulary, bundled

_SHARED = frozenset({"TRAVELLED_TO", "LEFT"})
_DETERMINER = re.compile(
    r"^(?:all of the|all the|the|all|both|these|those|this|that|a|an|his|her|its|their|our|my)\s+", re.IGNORECASE
)


def extract(
    document: Document,
    doc: Doc,
    *,
    vocabulary: Vocabulary | None = None,
    agreed: Mapping[str, EntityType] = MappingProxyType({}),
    learned: bool = False,
) -> tuple[tuple[Chain, ...], tuple[Claim, ...]]:
    """Return what `document` speaks of and what it claims, in textual order; `doc` is its `prose`, annotated.

    Claims name chains by id. A chain without a name is kept only where a claim needs it. `agreed` are types of names on
    which other articles agree. `learned`: also the relations that the language model finds likelier than not.
    """
    if len(doc.text) != len(document.text):
        raise ValueError("extract: the Doc is of another text; give the document's prose, annotated")
    for needed in ("SENT_START", "DEP", "TAG", "LEMMA"):
        if len(doc) and not doc.has_annotation(needed):
            raise ValueError(f"extract: the Doc has no {needed}; give one that went through graph.load_model()")
    found = candidates(doc, agreed={**_outlet(document), **agreed})
    coreference = Coreference(doc, found, quotations(doc), first_hand=document.outlet is None)
    known = vocabulary or bundled()
    reader = Reader(doc, coreference, known)
    words = [t for t in doc if not t.is_space]
    raw = [claim for t in words for claim in memberships(reader, t)]
    for claim in raw:
        claim.subject.group = claim.subject.group or claim.object
    members = [(claim.subject, claim.token, claim.object) for claim in raw]
    raw += [claim for t in words for claim in (*attributes(reader, t), *claims(reader, t))]
    placed = {claim.token.i for claim in raw if claim.object.type == "PLACE"}
    raw += [claim for t in words if t.i not in placed for claim in dwelling(reader, t)]
    saying = {claim.token.i for claim in raw}
    raw += [claim for t in words if t.i not in saying for claim in related(reader, t)]
    raw += list(seen_by_the_model(reader, raw, likely=learned))
    raw += [claim for member in members for claim in _inherited(reader, *member, raw)]
    raw = list(with_rebuttals(coreference, raw))
    allowed = [c for c in raw if c.subject is not c.object and c.subject.type and c.object.type
               and known.types[c.type].allows(c.subject.type, c.object.type)]  # fmt: skip
    used = {id(end) for c in allowed for end in (c.subject, c.object)}
    hidden = pseudonymous(doc, coreference)
    chains: dict[int, Chain] = {}
    for cluster in reader.clusters:
        if (eligible(cluster) and cluster.names) or id(cluster) in used:
            chains[id(cluster)] = _chain(document, doc, cluster, id(cluster) in hidden)
    written = _written(
        document, doc, coreference, chains, sorted(allowed, key=lambda c: (c.token.sent.start, in_time(c.token)))
    )
    return tuple(sorted(chains.values(), key=lambda c: c.mentions[0].start)), tuple(dict.fromkeys(written))


def _outlet(document: Document) -> dict[str, EntityType]:
    """The type of the article's own outlet, which is a body, whatever it looks like; not of one called like a town."""
    name = (document.outlet or "").removeprefix("The ")
    doubtful = not name or place_kind(name) is not None or given_name(name.split()[0]) is not None
    return {} if doubtful else {name: "ORGANISATION"}


def _inherited(
    reader: Reader, person: Cluster, said: Token, group: Cluster, raw: Sequence[RawClaim]
) -> Iterator[RawClaim]:
    """What is said of a group with its member: "one of six who came to Lyon", "the six, including X, came to Lyon"."""
    one = said.lower_ == "one"
    inside = {t.i for t in said.subtree} if one else set()
    for token in said.sent if not one else ():
        if reader.coreference.at(token.i) is group and said in named_among(reader, token):
            inside.add(token.head.i)
    for claim in raw:
        if claim.token.i in inside and (not one or claim.type in _SHARED) and claim.type != "MEMBER_OF":
            less = claim.confidence - 0.1
            if claim.subject is group:
                yield replace(claim, subject=person, confidence=less)
            elif claim.object is group:
                yield replace(claim, object=person, confidence=less)


def _chain(document: Document, doc: Doc, cluster: Cluster, pseudonym: bool) -> Chain:
    mentions = sorted(
        {_mention(document, doc[m.start : m.end], m.kind) for m in cluster.mentions}, key=lambda m: (m.start, m.end)
    )
    names = cluster.names
    if not names and cluster.type == "PLACE":
        names = [cluster.mentions[0].origin]
    elif not names and not cluster.unnamed:
        names = list(dict.fromkeys(_DETERMINER.sub("", m.text) for m in cluster.mentions if m.kind == "nominal"))
    else:
        names = sorted(names, key=lambda n: -len(n.split()))
    assert cluster.type is not None
    first = mentions[0]
    return Chain(
        f"{document.id}:{first.start}-{first.end}/{cluster.type}", document.id, cluster.type, tuple(names),
        tuple(mentions), cluster.count, pseudonym, tuple(cluster.roles), cluster.gender,
    )  # fmt: skip


def _mention(document: Document, span: Span, kind: str) -> Mention:
    return Mention(document.id, span.start_char, span.end_char, document.text[span.start_char : span.end_char], kind)  # type: ignore[arg-type]


def _written(
    document: Document, doc: Doc, coreference: Coreference, chains: dict[int, Chain], raw: list[RawClaim]
) -> Iterator[Claim]:
    clock = Clock(doc, published=document.published)
    text = doc.text  # made anew from its words each time
    for claim in raw:
        left, right = chains.get(id(claim.subject)), chains.get(id(claim.object))
        if left is None or right is None:
            continue
        sent = claim.token.sent
        speaker = coreference.speaker_at(claim.token.i) or (
            coreference.at(claim.speaker.i) if claim.speaker is not None else None
        )
        start, end = _trimmed(text, sent.start_char, (claim.rebuttal or sent).end_char)
        known = chains.get(id(speaker)) if speaker is not None else None
        status, date = claim.status, clock.date(claim.token, planned=claim.status == "planned")
        if status == "asserted" and claim.dated and (ahead := clock.ahead(claim.token)):
            status, date = "planned", ahead
        if claim.type == "LOCATED_IN" or not claim.dated:
            date = None  # where a place lies has no date: one in the sentence belongs to something else
        yield Claim(
            document.id, left.id, claim.type, right.id, start, end, document.text[start:end], status,
            known.id if known else None, date, _phrase(claim), _confidence(claim),
        )  # fmt: skip


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _phrase(claim: RawClaim) -> str:
    """The word that says it, "former" before it, and, where it follows at once, its particle and preposition."""
    if claim.unsaid:
        return ""
    token, last = claim.token, claim.token
    while last.i + 1 < len(token.doc) and (
        last.nbor(1).dep_ == "compound:prt"
        or last.nbor(1).lower_ in table("journeys")["return_words"]
        or (claim.tail and last.nbor(1).lower_ == claim.tail)
    ):
        last = last.nbor(1)
    first = token.nbor(-1) if token.i > token.sent.start else token
    gone_by = first.lower_ in small_words("former") and first.dep_ == "amod"  # "former director of"
    return token.doc[first.i if gone_by else token.i : last.i + 1].text


def _confidence(claim: RawClaim) -> float:
    """A named end is surer than a description, a description than a pronoun."""
    return round(claim.confidence - 0.05 * sum(not c.names for c in (claim.subject, claim.object)), 2)
