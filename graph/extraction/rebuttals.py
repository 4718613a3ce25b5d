"""What the next sentence takes back: "It is said that she fled to Malta. She did not.", "That is untrue, he said."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span, Token

from graph.extraction.coreference import Coreference
from graph.extraction.own_status import negated
from graph.extraction.raw_claims import RawClaim
from graph.vocabulary.speech import words

_POINTING = frozenset({"it", "that", "this", "none"})
_LONGEST_CRY = 3
"""Words of a sentence that is no more than "Nonsense."."""
_LONGEST_DENIAL = 9
_SPEECH = words("say") | words("allege")


def with_rebuttals(coreference: Coreference, raw: Sequence[RawClaim]) -> Iterator[RawClaim]:
    """Yield claims; those of a sentence that the next one takes back are denied, and know that sentence.

    "It is not true" takes back what is reported; "she did not" what is said of her.
    """
    for claim in raw:
        sent = claim.token.sent
        after = claim.token.doc[sent.end].sent if sent.end < len(claim.token.doc) else None
        taken_back = (
            after is not None
            and claim.status in ("asserted", "alleged")
            and (
                ((_untrue(after) or _never(after)) and (claim.status == "alleged" or _reported(claim.token)))
                or ((doer := _not_so(after)) is not None and coreference.at(doer.i) is claim.subject)
            )
        )
        yield replace(claim, status="denied", rebuttal=after) if taken_back else claim


def _untrue(sent: Span) -> bool:
    """Whether a sentence says no more than that what was said before it is not so."""
    spoken = [t for t in sent if not t.is_punct and not t.is_space and not t.is_quote]
    if len(spoken) <= _LONGEST_CRY and any(t.lower_ in words("untruth") and t.dep_ == "root" for t in spoken):
        return not any(t.lower_ in words("negators") for t in spoken)
    for token in spoken:
        doer = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if doer is None or doer.lower_ not in _POINTING or not any(c.dep_ == "cop" for c in token.children):
            continue
        # "it is not true that …" has its clause behind it
        if any(c.dep_ in ("ccomp", "csubj", "xcomp", "acl") and c.i > token.i for c in token.children):
            continue
        false = token.lower_ in words("untruth") | words("deny_adjective")
        if (token.lower_ in ("true", "so", "correct") and negated(token)) or (false and not negated(token)):
            return True
    return False


def _never(sent: Span) -> bool:
    """Whether a sentence says no more than that it was not: "It never happened.", "No such thing occurred."."""
    verb = sent.root
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if doer is None or verb.lemma_.lower() not in words("take_place") or len(sent) > _LONGEST_DENIAL:
        return False
    return (doer.lower_ in _POINTING and negated(verb)) or any(c.lower_ == "no" for c in doer.children)


def _not_so(sent: Span) -> Token | None:
    """Who did not, where a verb stands for the one before: "She did not.", "They had not, he says"."""
    for token in sent:
        if token.pos_ in ("VERB", "AUX") and token.lower_ in ("did", "does", "has", "had", "have", "was", "were"):
            doer = next((c for c in token.children if c.dep_ == "nsubj" and c.i < token.i), None)
            deeds = [c for c in token.children if c.dep_ in ("obj", "xcomp", "obl", "ccomp", "aux") and c.i > token.i]
            alone = token.dep_ in ("root", "ccomp", "parataxis") and not deeds
            if (
                doer is not None
                and doer.pos_ == "PRON"
                and alone
                and negated(token)
                and doer.i - sent.start < _LONGEST_CRY
            ):
                return doer
    return None


def _reported(token: Token) -> bool:
    """Whether somebody's words, and not the writer's, tell it."""
    node = token
    while node.head != node:
        if node.dep_ in ("ccomp", "parataxis", "csubj", "acl", "xcomp") and node.head.lemma_.lower() in (
            _SPEECH | words("allege_noun")
        ):
            return True
        node = node.head
    return False
