"""Which organisation a description means: "the club", "the company"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from graph.extraction.clusters import Cluster
from graph.extraction.joining import joined
from graph.extraction.mentions import Candidate
from graph.extraction.settled import Settled, latest
from graph.extraction.spoken_for import spoken_for
from graph.extraction.subjects import subject
from graph.vocabulary.body_classes import body_classes, classes_of_name, synonyms
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.speech import words

_REACH = 2
"""Sentences back to what a noun that fits most bodies may mean."""
_OPENING, _SOON = 3, 3
"""Sentences from the start in which a body may be described before being named, and how many later."""
_ANSWERING = words("say") | words("accuse")
"""What the body does that is told of what was done to another."""
_ONE_AT_HAND = frozenset({"this", "our", "these"})
_FAR = 6
"""Sentences back within which a body so described is the one spoken of, though others are described so too."""


def described_body(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return the body so described or named before; of a noun that fits many the one spoken of; or None.

    Of two that fit as well, none. A body without a name of its own ("Peru's national squad") only where no other fits.
    """
    before = [c for c in settled.named_before("ORGANISATION", mention.i) if not of_another_kind(c, mention.role)]
    own = [c for c in before if mention.role in _described_as(c)]
    same = synonyms(mention.role)
    if not own and not mention.origin and settled.doc[mention.start].lower_ not in _ONE_AT_HAND:
        # "a weekly" is "the paper" where no other is one
        own = alone if len(alone := [c for c in before if same & {*_described_as(c)}]) == 1 else []
    if told_again(settled.doc[mention.i]):
        return latest(own, mention.i)
    if mention.origin:
        # "the Irish carrier" is a carrier of no other country
        own = [c for c in own if {m.origin for m in c.mentions} <= {"", mention.origin}]
        return own[0] if len(own) == 1 else None
    if mention.role in nouns("common_body"):
        if (speaking := _that_says_so(settled, mention)) is not None:
            return speaking
        near = [c for c in before if (settled.salience.distance(c, mention) or 0) <= _REACH]
        if near:
            return settled.salience.best(mention, near, reach=_REACH, favoured=own)
        own = own or (before if len(before) == 1 else [])
    if not own:
        bodies = (c for c in settled.clusters if c.type == "ORGANISATION" and c.before(mention.i, 1) and not c.names)
        own = [c for c in bodies if mention.role in c.roles and any(m.origin for m in c.mentions)]
    return own[0] if len(own) == 1 else settled.salience.best(mention, own, reach=_FAR)


def told_again(noun: Token) -> bool:
    """Whether it is the one spoken of last: "the same court"."""
    return any(c.lower_ == "same" for c in noun.children)


def body_named_later(settled: Settled, mention: Candidate) -> Cluster | None:
    """Return the body that an article opens with and names later: "A newspaper was raided. Acme, a weekly, was …"."""
    sentence = settled.salience.sentence
    here = sentence[mention.i]
    if here >= _OPENING or mention.number == "p" or mention.i in settled.quoted:
        return None
    ahead = [
        c
        for c in settled.named("ORGANISATION")
        if 0 < sentence[c.first] - here <= _SOON and _introduced_as(settled, c, mention.role)
    ]
    return ahead[0] if len(ahead) == 1 else None


def _introduced_as(settled: Settled, body: Cluster, noun: str) -> bool:
    """Whether a body is first told with a noun, or one that means the same: "Acme, a weekly"."""
    first = settled.mentions.get(body.first)
    beside = joined(settled.doc[first.i]) if first is not None else ()
    told = {t.lemma_.lower() for t in beside if t.pos_ == "NOUN" and any(c.lower_ in ("a", "an") for c in t.children)}
    return bool(told & {noun, *synonyms(noun)}) and settled.doc[body.first].head.lemma_ not in _ANSWERING


def _that_says_so(settled: Settled, mention: Candidate) -> Cluster | None:
    """The body that says what the noun stands in, or whose officer does: "X, Acme's head, said the company would"."""
    quotation = settled.quoted.get(mention.i)
    speaker = settled.speaker.get(quotation.start) if quotation else _reporting(settled, settled.doc[mention.i])
    body = spoken_for(settled, speaker) if speaker and speaker.type == "PERSON" else speaker
    fits = body is not None and body.type == "ORGANISATION" and body.names and not of_another_kind(body, mention.role)
    return body if fits else None


def _reporting(settled: Settled, token: Token) -> Cluster | None:
    """Who says the clause that a token stands in."""
    while token.head != token:
        if token.dep_ == "ccomp" and token.head.lemma_ in words("say"):
            who = subject(token.head)
            return settled.at.get(who.i) if who is not None else None
        token = token.head
    return None


def _described_as(cluster: Cluster) -> Sequence[str]:
    return (*cluster.roles, *" ".join(cluster.names).lower().split())


def of_another_kind(cluster: Cluster, noun: str) -> bool:
    """Whether a body is said, or named, to be something that the noun does not describe: a court is no club."""
    told = [c for role in cluster.roles if (c := body_classes(role))]
    named = [c for name in cluster.names if (c := classes_of_name(name))]
    kinds = frozenset().union(*told, *named)
    return bool(kinds) and noun not in _described_as(cluster) and not kinds & body_classes(noun)
