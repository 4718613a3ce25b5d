"""Unnamed doers that a claim may need: "the police", "two gunmen", "fishermen", "a court"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from graph.extraction.clusters import Cluster
from graph.extraction.groups import restricted
from graph.extraction.mentions import Candidate
from graph.vocabulary.lexicon import nouns

_OF_A_TRADE = frozenset({"compound", "nmod:poss", "amod"})


def acting(doc: Doc, cluster: Cluster) -> bool:
    """Whether a cluster without a name says enough of who it is to do a deed: "the police", not "the people"."""
    described = next((m for m in cluster.mentions if m.kind == "nominal"), None)
    if cluster.names or described is None:
        return False
    looks = any(c.lower_ in nouns("of_a_look") for c in doc[described.i].children)  # "masked men"
    if cluster.type == "GROUP":
        return looks or described.role not in nouns("anyone") | nouns("anybody")
    if cluster.type == "ORGANISATION":
        trade = any(c.dep_ in _OF_A_TRADE and c.pos_ != "PRON" for c in doc[described.i].children)
        return described.role in nouns("standing_body") or (trade and described.role in nouns("body_of_a_trade"))
    alone = described.role in nouns("sole_doer") or looks
    return cluster.type == "PERSON" and alone and not described.definite


def acted_on(doc: Doc, cluster: Cluster) -> bool:
    """Whether a cluster without a name may be whom a deed is done to: people picked out, "the strikers"."""
    described = [m for m in cluster.mentions if m.kind == "nominal"]
    hers = (
        bool(described)
        and doc[described[0].start].pos_ in ("PRON", "DET")
        and doc[described[0].start].dep_ == "nmod:poss"
    )
    return cluster.type == "GROUP" and acting(doc, cluster) and described[0].definite and not hers


def same_body(doc: Doc, clusters: Sequence[Cluster], mention: Candidate) -> Cluster | None:
    """Return the unnamed standing body that a nominal speaks of again: "Peruvian police … The police"; or None."""
    if mention.role not in nouns("standing_body") or _elsewhere(doc, mention):
        return None
    same = [
        c
        for c in clusters
        if c.type == "ORGANISATION" and not c.names and any(m.role == mention.role for m in c.mentions)
    ]
    if mention.origin:
        same = [c for c in same if any(m.origin == mention.origin for m in c.mentions)]
    if len({m.origin for c in same for m in c.mentions if m.origin}) > 1:
        return None  # the police of which of two states?
    return same[-1] if same else None


def _elsewhere(doc: Doc, mention: Candidate) -> bool:
    """Whether it acts in a place that is told right before: "fled to Riga, where police arrested her"."""
    clause = doc[mention.i].head
    return clause.dep_ == "acl:relcl" and any(c.lower_ == "where" for c in clause.children)


def same_bodies(doc: Doc, clusters: Sequence[Cluster], mention: Candidate) -> Cluster | None:
    """Return the several bodies without a name that a plural speaks of again: "two banks … the banks"; or None."""
    noun = doc[mention.i]
    picked = restricted(noun) or any(c.dep_ in ("amod", "nmod:poss") for c in noun.children)
    if picked:
        return None
    same = [c for c in clusters if c.type == "ORGANISATION" and c.several and mention.role in c.roles]
    return same[-1] if same else None
