"""Which set of people a description of several means: "the six", "the men", "two of the sailors"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.name_bounds import in_title_case
from graph.vocabulary.lexicon import nouns, small_words
from graph.vocabulary.tables import table

LARGEST = 999
"""People; more than that are no group but a part of a population."""


def same_group(doc: Doc, clusters: Sequence[Cluster], mention: Candidate) -> Cluster | None:
    """Return the group that a nominal speaks of again, by its count, its noun or as the one most spoken of; or None."""
    groups = [c for c in clusters if c.plural and c.agrees(mention.gender)]
    if mention.count:
        if mention.count > LARGEST or others(doc[mention.i]):
            return None
        same = [c for c in groups if c.count == mention.count]
        fits = [
            c
            for c in same
            if (mention.definite and doc[mention.start].dep_ != "nmod:poss")
            or mention.role in c.roles
            or mention.role in nouns("anyone")
            or (_told_by_heading(doc, c, mention) and _alike(mention.role, c.roles))
        ]
        return max(fits, key=lambda c: len(c.mentions), default=None)
    if not mention.definite or doc[mention.start].dep_ == "nmod:poss" or restricted(doc[mention.i]):
        return None
    counted = [c for c in groups if c.count and c.count <= LARGEST]
    fits = [c for c in counted if mention.role in c.roles or mention.role in nouns("anyone")]
    if fits:
        return max(fits, key=lambda c: (len(c.mentions), -c.first))
    known = [c for c in groups if not c.count and mention.role in c.roles]
    return max(known, key=lambda c: c.mentions[-1].i, default=None)


def _told_by_heading(doc: Doc, group: Cluster, mention: Candidate) -> bool:
    """Whether only a heading has told of a group so far: what the article begins with are the same people."""
    sentences = {doc[m.start].sent for m in group.mentions}
    return doc[mention.start].sent not in sentences and all(in_title_case(s) or _without_stop(s) for s in sentences)


def _without_stop(sent: Span) -> bool:
    return sent.text.rstrip()[-1:] not in ".?!”\"'’"


def _alike(role: str, roles: Sequence[str]) -> bool:
    """Whether a noun may describe people of whom others are said: soldiers are no nurses."""
    classes = [kind for kind, heads in table("group_words")["classes"].items() if role in heads]
    known = {kind for kind, heads in table("group_words")["classes"].items() if not set(roles).isdisjoint(heads)}
    return not classes or not known or bool(known & set(classes))


def others(noun: Token) -> bool:
    """Whether a description sets people apart from those spoken of: "the other two", "the three remaining sailors"."""
    return any(c.lower_ in small_words("others") for c in noun.children)


def restricted(noun: Token) -> bool:
    """Whether a description picks some out: "the men who fled", "the soldiers of the convoy", "the other sailors"."""
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("acl:relcl", "acl", "nmod") and not _set_off(noun, child):
            return True
    return others(noun) or any(c.lower_ in small_words("picking") for c in noun.children)


def _set_off(noun: Token, child: Token) -> bool:
    """Whether a comma or dash makes what follows a mere addition."""
    return any(t.text in (",", "–", "—", "(") for t in noun.doc[noun.i + 1 : child.left_edge.i + 1])
