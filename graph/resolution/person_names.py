"""The parts of a person's name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from graph.resolution.folding import bare_of_possessive, fold
from graph.resolution.given_names import known_given_names
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
