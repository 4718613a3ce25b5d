"""A chain in the making: the mentions of a document that name one thing."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.extraction.mentions import Candidate, Gender
from graph.records import EntityType
from graph.vocabulary.tables import table


@dataclass(eq=False)
class Cluster:
    """Mentions that name one thing, in the order in which they were settled, and what they tell of it."""

    type: EntityType | None
    mentions: list[Candidate] = field(default_factory=list)
    gender: Gender | None = None
    guessed: bool = False
    """Whether its gender is that of a lone name, which a full one may show to be a surname: "Kelly … Greg Kelly"."""
    count: int | None = None
    roles: list[str] = field(default_factory=list)
    unnamed: bool = False
    """Whether it is one person whom the text never names: "he", "she" or "I" throughout."""
    group: Cluster | None = None
    """The group that the text says this person is one of."""
    members: list[Cluster] = field(default_factory=list)
    """Of a group all who are in it, where the text names them: it stands for them."""

    @property
    def names(self) -> list[str]:
        """Distinct names, in order of their first appearance."""
        return list(dict.fromkeys(m.text for m in self.mentions if m.kind == "name"))

    @property
    def known(self) -> bool:
        """Whether it has a name, or is a person who has none in the text."""
        return self.unnamed or bool(self.names)

    def agrees(self, gender: Gender | None) -> bool:
        """Whether a gender is its own, or one of the two is not known."""
        return self.gender is None or gender in (None, self.gender)

    @property
    def plural(self) -> bool:
        """Whether it is a set of people."""
        return self.type == "GROUP"

    @property
    def several(self) -> bool:
        """Whether it is more than one thing by its first description: "the banks"."""
        return not self.names and bool(self.mentions) and self.mentions[0].number == "p"

    @property
    def first(self) -> int:
        """The head of its earliest mention."""
        return min(m.i for m in self.mentions)

    def add(self, mention: Candidate) -> None:
        """Take in a mention and what it tells."""
        self.mentions.append(mention)
        whole = mention.kind == "name" and " " in mention.text
        if self.gender is None or (self.guessed and whole):
            self.gender = mention.gender
            self.guessed = mention.kind == "name" and not whole and not mention.titles
        self.count = self.count or mention.count
        full = table("titles")["written_out"]
        for role in (*mention.titles, *(full[title] for title in mention.titles if title in full), mention.role):
            if role and role not in self.roles:
                self.roles.append(role)

    def absorb(self, other: Cluster) -> None:
        """Take in all mentions of another cluster, which is the same thing after all."""
        for mention in other.mentions:
            self.add(mention)

    def before(self, i: int, most: int = 4) -> list[Candidate]:
        """Return its last mentions before token `i`, at most `most`, the nearest last."""
        return sorted((m for m in self.mentions if m.i < i), key=lambda m: m.i)[-most:]
