"""What the tense of a claim's words says of its place among the events of its article."""

from __future__ import annotations

import re

from graph.records import Claim, Document

_BETWEEN = r"(?:\s+(?:not|never|already|first|once|since|also|only|just|now|been|finally|safely|\w+ly))*\s+"
_HAD = r"(?:had|'d|’d)"
_HAVE = r"(?:has|have|'ve|’ve)"
_BEING = r"(?:is|are|am|'re|’re|'m|’m)"
# "said Jane Doe, who left after being sent to": told of who speaks, not of what is spoken of
_BACKGROUND = r"\bwho\b[^.;]*\bafter\s+(?:being|having)"
# "by then she had reached": no earlier than what is told before; "he said he had": earlier than the saying
# "Having left for Oslo, she recalled …": what is remembered came before what is told
_REMEMBERED = r"^\W*[Hh]aving(?=[^.;]*\b(?:recall|recount|remember|describ|recollect|reminisc)\w*)"
_UNSURE = re.compile(r"\b[Bb]y (?:then|now|the|that|mid|early|late|\d|[A-Z])|\b(?:said|says|told|claimed|according)\b")


def earlier(claim: Claim) -> bool:
    """Return whether it came before what its article tells just before it: "she had fled to"."""
    told = _after(_HAD, claim) and not _UNSURE.search(claim.quote)
    return told or recalled(claim)


def recalled(claim: Claim) -> bool:
    """Return whether it lies behind the whole article, and not only behind its scene: "having fled, he recalled"."""
    return _after(_BACKGROUND, claim) or _after(_REMEMBERED, claim)


def having(claim: Claim) -> bool:
    """Return whether its words are of what was done before the rest of the sentence: "having fled to"."""
    return _after("[Hh]aving", claim)


def latest(claim: Claim, document: Document) -> bool:
    """Return whether it is the last that its article knows: "has reached", "are staying at", or its headline."""
    return claim.quote == document.title or _after(f"(?:{_HAVE}|{_BEING})", claim) or settled(claim)


def settled(claim: Claim) -> bool:
    """Return whether its words say that somebody lives where they did not before: "now lives in", "has lived in"."""
    if claim.type != "LIVES_IN" or not claim.phrase:
        return False
    first = re.escape(claim.phrase.partition(" ")[0])
    now = rf"\b(?:now|today|currently)\s+{first}\b|\b{first}\s+(?:now|today)\b|\b{first}\b[^.;]*\bsince\b"
    return _after(_HAVE, claim) or re.search(now, claim.quote) is not None


def _after(auxiliary: str, claim: Claim) -> bool:
    first = re.escape(claim.phrase.partition(" ")[0])
    return re.search(rf"(?:\b|(?=['’])){auxiliary}{_BETWEEN}{first}\b", claim.quote) is not None
