"""A claim on tokens, before it is written down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from graph.extraction.clusters import Cluster
from graph.extraction.status import reading
from graph.extraction.syntax import preposition
from graph.records import Status
from graph.vocabulary.speech import words


@dataclass(frozen=True, slots=True)
class RawClaim:
    """`token` is the word that says it, `tail` its preposition, `speaker` the token of who says so."""

    subject: Cluster
    type: str
    object: Cluster
    token: Token
    confidence: float
    tail: str = ""
    status: Status = "asserted"
    speaker: Token | None = None
    dated: bool = True
    """False: a date beside it is of something else."""
    rebuttal: Span | None = None
    """The next sentence, where it takes the claim back."""
    unsaid: bool = False
    """No word says it: the language model alone sees it."""


def as_said(claim: RawClaim) -> Iterator[RawClaim]:
    """Yield a claim that a noun makes with the status of its clause, where it has one of its own ("is the head of").

    What is said beside it, "her brother X", is taken for granted: "denied that she had met her brother X".
    """
    token, head = claim.token, claim.token.head
    given = token.dep_ in ("xcomp", "obj") and head.lemma_ in words("appoint")
    by_verb = given or (token.dep_ in ("obl", "xcomp", "advcl") and preposition(token) == "as")
    if not by_verb and not any(c.dep_ == "cop" for c in token.children) and token.dep_ not in ("xcomp", "advcl"):
        yield claim
        return
    found = reading(head if by_verb and head.pos_ == "VERB" else token)  # "will be named head"
    if found.status:
        yield replace(claim, status=found.status, speaker=found.speaker)
