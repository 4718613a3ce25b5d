"""What a description means: what syntax joins it to, else the group, body, person or place it speaks of again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.described_bodies import body_named_later, described_body, told_again
from graph.extraction.described_people import described_person, named_later, of_an_age, once_in_office
from graph.extraction.described_places import described_place
from graph.extraction.groups import restricted, same_group
from graph.extraction.joining import displaced, joined
from graph.extraction.mentions import Candidate
from graph.extraction.related_people import related_person
from graph.extraction.settled import Settled
from graph.extraction.unnamed import same_bodies, same_body
from graph.vocabulary.lexicon import nouns


def referent(settled: Settled, mention: Candidate, tied: Mapping[int, Cluster]) -> Cluster | None:
    """Return what a nominal means, or None; `tied` says what names syntax joins to the heads of nominals."""
    doc = settled.doc
    if (known := _described(settled, mention, tied)) is not None:
        return known
    if mention.type == "GROUP":
        return same_group(doc, settled.clusters, mention)
    if (body := same_body(doc, settled.clusters, mention)) is not None:
        return body
    if mention.type == "ORGANISATION" and mention.number == "p" and mention.definite:
        return same_bodies(doc, settled.clusters, mention)
    if mention.type == "PERSON" and (one := related_person(settled, mention)) is not None:
        return one
    if mention.type == "PERSON" and (known := once_in_office(settled, mention)) is not None:
        return known
    aged = mention.type == "PERSON" and of_an_age(doc, mention)
    if mention.type == "PERSON" and not mention.definite:
        return named_later(settled, mention)
    if mention.type == "ORGANISATION" and not mention.definite:
        return body_named_later(settled, mention)
    again = mention.type == "ORGANISATION" and told_again(doc[mention.i])
    if not mention.definite or mention.number == "p" or (restricted(doc[mention.i]) and not (aged or again)):
        return None
    if doc[mention.start].dep_ == "nmod:poss":
        return None
    if mention.type == "PERSON":
        return described_person(settled, mention, aged=aged)
    if mention.type == "ORGANISATION":
        return described_body(settled, mention)
    return described_place(settled, mention) if mention.type == "PLACE" else None


def same_by_syntax(settled: Settled, mention: Candidate) -> Iterator[Token]:
    """Yield what syntax joins to a mention, over modifiers that are things of another type."""
    yield from joined(settled.doc[mention.i])
    before = settled.doc[max(mention.start - 2, 0) : mention.start]
    if len(before) == 2 and before[1].is_quote and before[0].pos_ == "NOUN":
        yield before[0]  # 'the organisation "Clean Rivers"', whatever the parser hung it on
    for other, between in displaced(settled.doc[mention.i]):
        types = [settled.mentions[t.i].type for t in between if t.i in settled.mentions]
        if mention.type not in types:
            yield other


def _described(settled: Settled, mention: Candidate, tied: Mapping[int, Cluster]) -> Cluster | None:
    """The cluster of what syntax joins to a nominal."""
    if mention.number == "p" and any(c.dep_ == "conj" for o in same_by_syntax(settled, mention) for c in o.children):
        return None  # "the banks Acme and Lund" are neither alone
    others = [
        tied.get(mention.i),
        *(settled.at.get(o.i) or tied.get(o.i) for o in same_by_syntax(settled, mention)),
    ]
    # "Acme, a trading house that was founded by": whatever the noun may mean elsewhere
    beside = settled.at.get(settled.doc[mention.i].head.i) if settled.doc[mention.i].dep_ == "appos" else None
    if mention.type is None and beside is not None and beside.type == "ORGANISATION" and beside.names:
        return beside
    for cluster in others if mention.type else ():
        # "the port operator Acme": the noun may mean a body as well
        either = mention.type == "PERSON" and mention.role in nouns("either")
        if cluster is not None and (cluster.type == mention.type or (either and cluster.type == "ORGANISATION")):
            return cluster
    return None
