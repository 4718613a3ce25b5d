"""The dateline that opens a story's first sentence: "OSLO, March 3 (Agency) - The ...", "Oslo, Norway — The ..."."""

from __future__ import annotations

import re

_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CAPITALS = r"[A-ZÀ-Þ]{2,}"
_SMALL = r"(?:de|la|el|al|du|sur|am|of|the|on)\b"
_PLACE = rf"(?:{_CAPITALS}|[A-Z]{{1,2}}[a-z]?\.|[A-Z][a-z]?[A-Z]+)(?:[ '’/-](?:{_CAPITALS}|{_SMALL}))*"
_REGION = r"(?:, (?:[A-ZÀ-Þ][\w.'’-]*)(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|the|and))*)?"
_DAY = rf"(?:,? (?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})(?:,? \d{{4}})?)?"
_AGENCY = r"(?:,? ?[(\[][A-Z][\w ./&'’-]{1,40}[)\]])"
_DASH = r"(?:\s*(?:—|–|--|―)\s*|\s+-\s*)"
_SENTENCE = r"(?=[\"“‘'A-ZÀ-Þ0-9])"
_SPELLED_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?:[ /-](?:[A-ZÀ-Þ][\w.'’-]*|de|la|of|the))*"
_SHOUTED = re.compile(rf"{_PLACE}{_REGION}{_DAY}{_AGENCY}?{_DASH}{_SENTENCE}")
_SIGNED = re.compile(rf"(?:{_SPELLED_PLACE}{_REGION}{_DAY}(?:, \w+day)?)?{_AGENCY}{_DASH}{_SENTENCE}")
_SPELLED = re.compile(rf"{_SPELLED_PLACE}, {_SPELLED_PLACE} ?(?:—|–|--) ?(?=[\"“A-ZÀ-Þ])")
_ANOTHER_DASH = re.compile(r"\s(?:—|–|--|-)\s|\w—\w")
_LONGEST = 90


def dateline_end(text: str, *, opening: bool) -> int | None:
    """Return where the first sentence of a paragraph starts after its dateline; None where there is no dateline.

    A place alone ("OSLO — The ...") counts only in the `opening` paragraphs; one that an agency signs counts anywhere.
    """
    head = text[:_LONGEST]
    if match := _SIGNED.match(head) or (_SHOUTED.match(head) if opening else None):
        return match.end()
    if not opening:
        return None
    match = _SPELLED.match(head)
    if match and not _ANOTHER_DASH.search(text[match.end() :].split(". ", 1)[0]):
        return match.end()
    return None
