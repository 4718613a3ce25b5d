"""Whether two full names may be one person's, by the names alone."""

from __future__ import annotations

from functools import cache

from graph.resolution.evidence import Evidence
from graph.resolution.family_names import same_surname
from graph.resolution.folding import fold
from graph.resolution.given_names import known_given_names, same_given
from graph.resolution.person_names import PersonName
from graph.vocabulary import table


def compare(left: PersonName, right: PersonName) -> Evidence | None:
    """Return how far two names of two words or more name one person, by the names alone; None where they name two."""
    if left.key == right.key:
        generations = {left.generation, right.generation} - {0}
        if len(generations) == 2:
            return None
        return (
            Evidence(0.97, "same name") if left.generation == right.generation else Evidence(0.7, "one is Jr. or Sr.")
        )
    if left.generation != right.generation and left.generation and right.generation:
        return None
    if sorted(left.words) == sorted(right.words):
        return Evidence(0.9, "same name in another order")
    if left.family_first or right.family_first:
        return _east_asian(left, right)
    return _inner_names(left, right) or _longer(left, right)


def _east_asian(left: PersonName, right: PersonName) -> Evidence | None:
    """One edit makes another name here, so only known spellings of a syllable count."""

    def syllables(raw: tuple[str, ...]) -> str:
        return "".join(_syllable(fold(s)) for s in "-".join(raw).split("-"))

    def forms(name: PersonName) -> set[tuple[str, str]]:
        return {
            (syllables(name.raw[:1]), syllables(name.raw[1:])),
            (syllables(name.raw[-1:]), syllables(name.raw[:-1])),
        }

    if forms(left) & forms(right):
        return Evidence(0.9, f"same syllables: {left.text} / {right.text}")
    return None


@cache
def _syllable(word: str) -> str:
    for head, spellings in table("nicknames")["syllables"].items():
        if word in spellings:
            return str(head)
    return word


def _inner_names(left: PersonName, right: PersonName) -> Evidence | None:
    family = same_surname(left.surname, right.surname, left.raw[-1], right.raw[-1])
    given = same_given(left.given, right.given)
    if family is None or given is None:
        return None
    middle = [list(name.words[1:-1]) for name in (left, right)]
    if all(middle) and not any(same_given(a, b) for a in middle[0] for b in middle[1]):
        return None
    score = 0.97 * family.score * given.score - (0.02 if middle[0] != middle[1] else 0)
    reasons = [e.reason for e in (family, given) if e.score < 1] or ["same given and family name"]
    if left.generation != right.generation:
        return Evidence(round(min(score, 0.7), 2), ", ".join([*reasons, "one is Jr. or Sr."]))
    head = "same family name, " if family.score == 1 and given.score < 1 else ""
    return Evidence(round(score, 2), head + ", ".join(reasons))


def _longer(left: PersonName, right: PersonName) -> Evidence | None:
    """Two family names of which one is left out, or the given name left out before two family names."""
    short, long = sorted((left, right), key=lambda n: (len(n.words), n.key))
    if short.bare or len(short.words) == len(long.words):
        return None
    count = len(short.words)
    known = known_given_names()
    if long.words[:count] == short.words:
        plain = short.surname not in known
        return Evidence(0.84 if plain else 0.6, f"{long.text} with one family name left out: {short.text}")
    family = same_surname(long.surname, short.surname, long.raw[-1], short.raw[-1])
    if family is not None and long.words[-count:-1] == short.words[:-1]:
        score = (0.84 if short.given not in known else 0.55) * family.score
        return Evidence(round(score, 2), f"{long.text} without the given name: {short.text}")
    if count == 2 and short.surname in long.words[1:-1] and short.given == long.given:
        return Evidence(0.82, f"{long.text} with one family name: {short.text}")
    return None
