"""The parts of a person's name, and whether two names may be one person's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

from graph.resolution.evidence import Evidence
from graph.resolution.folding import bare_of_possessive, fold
from graph.resolution.given_names import known_given_names, same_given
from graph.resolution.skeleton import loose, skeletons
from graph.vocabulary import table


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, folded. `words` are without particles and generation; one word only makes a bare name."""

    text: str
    words: tuple[str, ...]
    raw: tuple[str, ...]
    """`words` as written, accents kept."""
    generation: int = 0
    """0 unsaid, 1 Senior, 2 Junior or the Second …"""

    @property
    def key(self) -> str:
        """All words as one: equal for spellings that differ in case, accents, hyphens and spaces."""
        return "".join(self.words)

    @property
    def bare(self) -> bool:
        """Whether it is one word."""
        return len(self.words) == 1

    @property
    def given(self) -> str:
        """The first word."""
        return self.words[0]

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1]

    @property
    def family_first(self) -> bool:
        """Whether the first word is a family name of East Asia, so that the name may stand in either order."""
        first, last = self.words[0], self.words[-1]
        return not self.bare and first in name_words("family_first") and last not in known_given_names()

    @property
    def surnames(self) -> frozenset[str]:
        """The words that may stand for the person alone as a family name."""
        return frozenset({self.words[-1], self.words[0]} if self.family_first else {self.words[-1]})

    @property
    def initials(self) -> bool:
        """Whether its given name is an initial."""
        return not self.bare and len(self.given) == 1


@cache
def name_words(kind: str) -> frozenset[str]:
    """Return one list of `nicknames.yaml`."""
    return frozenset(table("nicknames")[kind])


@cache
def _syllable(word: str) -> str:
    for head, spellings in table("nicknames")["syllables"].items():
        if word in spellings:
            return str(head)
    return word


def _without_prefix(part: str) -> str:
    prefix, dash, rest = part.partition("-")
    return rest if dash and rest and fold(prefix) in name_words("particles") else part


def _leads(part: str, piece: str) -> bool:
    """Whether a first word is a particle ("de Gaulle") and not a given name ("Ben", "Al")."""
    return part.islower() or piece not in name_words("particles_or_given")


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> PersonName:
    """Return the parts of `name` (without titles); particles ("van", "al-", "bin"), Jr. and O' are seen through."""
    generations = table("nicknames")["generations"]
    raw = [_without_prefix(part) for part in bare_of_possessive(name).replace(",", " ").split()]
    words: list[tuple[str, str]] = []
    generation = 0
    for i, part in enumerate(raw):
        pieces = fold(part).split()
        for piece in pieces:
            if i and piece in generations and words:
                generation = generations[piece]
            elif i < len(raw) - 1 and piece in name_words("particles") and (words or _leads(part, piece)):
                continue
            else:
                words.append((piece, part))
    joined: list[tuple[str, str]] = []
    for word, part in words:
        if joined and joined[-1][0] in {"o", "mc", "mac"} and len(joined) > 1:
            joined[-1] = (joined[-1][0] + word, joined[-1][1] + part)
        else:
            joined.append((word, part))
    if not joined:
        joined = [(fold(name).replace(" ", "") or name, name)]
    return PersonName(name, tuple(w for w, _ in joined), tuple(r for _, r in joined), generation)


@lru_cache(maxsize=1 << 16)
def fullest(names: tuple[str, ...]) -> PersonName:
    """Return the name with the most words, initials counting half; the first of equals."""
    parsed = [parse(name) for name in names]
    return max(parsed, key=lambda n: (sum(1 if len(w) > 1 else 0.5 for w in n.words), -parsed.index(n)))


@lru_cache(maxsize=1 << 16)
def full_names(names: tuple[str, ...]) -> tuple[PersonName, ...]:
    """Return the names of two words or more."""
    return tuple(name for name in map(parse, names) if not name.bare)


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


def same_family(left: PersonName, right: PersonName) -> Evidence | None:
    """Return how far the last words of two names are one family name; None where they are two."""
    return same_surname(left.surname, right.surname, left.raw[-1], right.raw[-1])


@lru_cache(maxsize=1 << 18)
def same_surname(a: str, b: str, raw_a: str = "", raw_b: str = "") -> Evidence | None:
    """Return how far two folded words are one family name, score in (0, 1]; None where they are two."""
    said = f"{(raw_a or a)} / {(raw_b or b)}"
    if a == b:
        return Evidence(1.0, "same family name")
    if min(len(a), len(b)) >= 4 and not skeletons(raw_a or a).isdisjoint(skeletons(raw_b or b)):
        return Evidence(0.95, f"family name a transliteration: {said}")
    if _feminine(a, b):
        return Evidence(0.93, f"family name in a man's and a woman's form: {said}")
    if a.removeprefix("al").removeprefix("el") == b.removeprefix("al").removeprefix("el") and min(len(a), len(b)) >= 4:
        return Evidence(0.92, f"family name with and without its article: {said}")
    if min(len(a), len(b)) >= 6 and (Levenshtein.distance(a, b) == 1 or loose(a) == loose(b)):
        return Evidence(0.8, f"family name spelt differently: {said}")
    return None


def _feminine(a: str, b: str) -> bool:
    """Slavic family names of a woman in a man's form: Ivanov / Ivanova, Kovalsky / Kovalskaya."""
    man, woman = sorted((a, b), key=lambda n: (len(n), n))
    endings = (
        ("ov", "ova"),
        ("ev", "eva"),
        ("in", "ina"),
        ("sky", "skaya"),
        ("ski", "ska"),
        ("skyi", "ska"),
        ("y", "aya"),
    )
    return any(
        man.endswith(m) and woman.endswith(w) and man.removesuffix(m) == woman.removesuffix(w) for m, w in endings
    )


def _inner_names(left: PersonName, right: PersonName) -> Evidence | None:
    family = same_family(left, right)
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
    if long.words[-count:] == short.words:
        plain = short.given not in known
        return Evidence(0.84 if plain else 0.55, f"{long.text} without the given name: {short.text}")
    if count == 2 and short.surname in long.words[1:-1] and short.given == long.given:
        return Evidence(0.82, f"{long.text} with one family name: {short.text}")
    return None
