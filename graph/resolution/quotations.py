"""The quotations of a text, and which of two texts' quotations are one utterance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from graph.records import Document
from graph.resolution.folding import words

_SHORTEST, _LONGEST = 5, 120
_MARKS = re.compile(r"“([^“”\n]{1,900})”|«([^«»\n]{1,900})»|„([^„“”\n]{1,900})[“”]|\"([^\"\n]{1,900})\"")
_ALIKE = 70
"""Score of `alike` from which two quotations are one utterance. Of 42,000 pairs of quotations from unrelated articles
none of seven words or more scores above 62; utterances translated twice or with their words swapped score 68 to 100."""
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about after all also am an and any are as at be because been before being but by can could did do does for
        from had has have he her here him his how i if in into is it its just like me more most my no nor not of on one
        only or our out over she should so some such than that the their them then there these they this those to too up
        us very was we were what when where which who whom why will with would you your im ive dont thats cant wont
        didnt
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted utterance at [start, end) of the text, with its folded words."""

    start: int
    end: int
    words: tuple[str, ...]
    telling: tuple[str, ...]
    """Its words without the small ones, in order."""


def outside_debris(document: Document) -> list[tuple[int, int]]:
    """Return the ranges of the text that are not debris, in order."""
    found, at = [], 0
    for start, end in document.debris:
        if start > at:
            found.append((at, start))
        at = max(at, end)
    if at < len(document.text):
        found.append((at, len(document.text)))
    return found


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the quotations of five words or more outside debris, in order of `start`."""
    found = []
    for begin, end in outside_debris(document):
        for match in _MARKS.finditer(document.text, begin, end):
            said = words(next(group for group in match.groups() if group))
            if _SHORTEST <= len(said) <= _LONGEST:
                telling = tuple(w for w in said if w not in _FUNCTION_WORDS)
                found.append(Quotation(match.start(), match.end(), said, telling))
    return tuple(found)


def alike(left: Quotation, right: Quotation) -> float:
    """Return how alike two quotations are, in [0, 100].

    The best of: all words in order, which survives swapped synonyms; telling words in any order, which survives
    translation; and the part of the shorter's telling words that the longer holds, which survives trimming.
    """
    if left.words == right.words:
        return 100.0
    short, long = sorted((left.telling, right.telling), key=len)
    held = len(set(short) & set(long)) / max(1, len(set(short)))
    # Small words alone make frames that many sentences share: "it is too … to speak of the …".
    framed = min(len(left.words), len(right.words)) > 6 and held >= 0.4
    ordered = 100 * Indel.normalized_similarity(left.words, right.words) + 15 if framed else 0.0
    anyhow = fuzz.token_sort_ratio(" ".join(left.telling), " ".join(right.telling)) if len(short) > 3 else 0.0
    trimmed = 95 * held if len(set(short)) > 4 else 0.0
    return min(100.0, max(ordered, anyhow, trimmed))


def shared(left: Sequence[Quotation], right: Sequence[Quotation]) -> list[tuple[Quotation, Quotation]]:
    """Return the most quotations that two texts share in the same order (longest common subsequence)."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    scores = [[alike(a, b) for b in right] for a in left]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            taken = best[i + 1][j + 1] + scores[i][j] if scores[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    found, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((left[i], right[j]))
            i, j = i + 1, j + 1
    return found
