"""Which mentions of a document name the same thing: names first, then nominals and pronouns in the order of the text.

A mention that cannot be settled stays alone; alone and without a name, it comes to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc, Token

from graph.extraction.clusters import Cluster
from graph.extraction.groups import restricted, same_group
from graph.extraction.joining import displaced, joined
from graph.extraction.mentions import Candidate
from graph.extraction.namesakes import name_clusters
from graph.extraction.pseudonyms import unreal_names
from graph.extraction.quotations import Quotation
from graph.extraction.salience import Salience
from graph.extraction.syntax import SUBJECTS
from graph.extraction.unnamed import same_body
from graph.language.annotator import chains_of
from graph.records import EntityType
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.places import lies_in_country, place_kind
from graph.vocabulary.roles import role_kinds

_REACH = {"he": 5, "they": 3, "it": 1, "nominal": 4, "body": 2}
"""How many sentences back an antecedent may stand."""
_PLACE_REACH, _COUNTRY_REACH = 3, 8
_KINDS = {
    **dict.fromkeys(["country", "nation", "state"], "country"),
    **dict.fromkeys(["city", "town", "village"], "city"),
}
_KIN = frozenset({"spouse", "child", "parent", "relative"})
_OPENING = 4
"""Sentences from the start in which a person may be described before being named."""


class Coreference:
    """The clusters of a document; `at` finds the one that a token heads a mention of."""

    def __init__(self, doc: Doc, found: Sequence[Candidate], quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.clusters = name_clusters(doc, found, unreal=unreal_names(doc, found))
        self._at: dict[int, Cluster] = {}
        self._mention = {m.i: m for m in found}
        self._quoted = {i: q for q in quotations for i in range(q.start, q.end)}
        self._speaker: dict[int, Cluster] = {}
        self._chains = {i: chain for chain in chains_of(doc) for i in chain}
        self._salience = Salience(doc, self._quoted, self._speaker)
        for cluster in self.clusters:
            for mention in cluster.mentions:
                self._at.update((i, cluster) for i in (mention.i, *range(mention.start, mention.end)))
        self._tied = {o.i: self._at[m.i] for c in self.clusters for m in c.mentions for o in self._joined(m)}
        self._hear(quotations)
        for mention in found:
            if mention.kind != "name" and mention.person != 1:
                self._place(mention, self._antecedent(mention) if mention.kind == "pronoun" else self._nominal(mention))
                self._hear(quotations)
        for mention in found:
            speaker = self.speaker_at(mention.i) if mention.person == 1 else None
            if speaker and (mention.number == "p" or speaker.type in ("PERSON", None)):
                self._place(mention, speaker)

    def at(self, i: int) -> Cluster | None:
        """Return the cluster of the mention headed by token `i`, or None."""
        return self._at.get(i)

    def mention_at(self, i: int) -> Candidate | None:
        """Return the mention headed by token `i`, or None."""
        return self._mention.get(i)

    def speaker_at(self, i: int) -> Cluster | None:
        """Return who speaks the quotation that token `i` stands in, or None."""
        quotation = self._quoted.get(i)
        return self.at(quotation.speaker) if quotation and quotation.speaker is not None else None

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands in a quotation."""
        return i in self._quoted

    def _hear(self, quotations: Sequence[Quotation]) -> None:
        for quotation in quotations:
            if (
                quotation.speaker is not None
                and quotation.start not in self._speaker
                and (speaker := self.at(quotation.speaker))
            ):
                self._speaker[quotation.start] = speaker

    def _place(self, mention: Candidate, cluster: Cluster | None) -> None:
        if cluster is None:
            cluster = Cluster(mention.type)
            self.clusters.append(cluster)
        cluster.add(mention)
        self._at[mention.i] = cluster

    def _named(self, kind: EntityType | None) -> list[Cluster]:
        return [c for c in self.clusters if c.type == kind and c.names]

    # nominals

    def _nominal(self, mention: Candidate) -> Cluster | None:
        tied = self._described(mention)
        if tied is not None:
            return tied
        if mention.type == "GROUP":
            return same_group(self.doc, self.clusters, mention)
        if (body := same_body(self.doc, self.clusters, mention)) is not None:
            return body
        aged = mention.type == "PERSON" and self._of_an_age(mention)
        if mention.type == "PERSON" and not mention.definite:
            return self._named_later(mention)
        if not mention.definite or mention.number == "p" or (restricted(self.doc[mention.i]) and not aged):
            return None
        if self.doc[mention.start].dep_ == "nmod:poss":
            return None
        if mention.type == "PERSON":
            return self._person(mention, aged=aged)
        if mention.type == "ORGANISATION":
            return self._body(mention)
        return self._place_named(mention) if mention.type == "PLACE" else None

    def _joined(self, mention: Candidate) -> Iterator[Token]:
        """What syntax joins to a mention, over modifiers that are things of another type."""
        yield from joined(self.doc[mention.i])
        for other, between in displaced(self.doc[mention.i]):
            types = [self._mention[t.i].type for t in between if t.i in self._mention]
            if mention.type not in types:
                yield other

    def _described(self, mention: Candidate) -> Cluster | None:
        """The cluster of what syntax joins to a nominal."""
        others = [
            self._tied.get(mention.i),
            *(self.at(o.i) or self._tied.get(o.i) for o in self._joined(mention)),
        ]
        for cluster in others:
            if cluster is not None and mention.type and cluster.type == mention.type:
                return cluster
        return None

    def _person(self, mention: Candidate, *, aged: bool) -> Cluster | None:
        same = [c for c in self._named("PERSON") if c.before(mention.i, 1)]
        of_role = [c for c in same if mention.role in c.roles]
        if of_role:
            return max(of_role, key=lambda c: c.before(mention.i, 1)[0].i)
        if mention.role in nouns("anybody") or aged or self._in_a_role_of_a_group(mention):
            return self._salience.best(mention, same, reach=_REACH["nominal"])
        return self._only_one(mention, same)

    def _body(self, mention: Candidate) -> Cluster | None:
        same = [c for c in self._named("ORGANISATION") if c.before(mention.i, 1)]
        of_role = [c for c in same if mention.role in c.roles or mention.role in " ".join(c.names).lower().split()]
        if of_role and not mention.origin:
            return max(of_role, key=lambda c: c.before(mention.i, 1)[0].i)
        if mention.role in nouns("common_body") and not mention.origin:
            return self._salience.best(mention, same, reach=_REACH["body"])
        return None

    def _place_named(self, mention: Candidate) -> Cluster | None:
        same = [c for c in self._named("PLACE") if c.before(mention.i, 1)]
        if mention.origin and place_kind(mention.origin) == "country":
            # "the Swedish capital", "the Finnish city"
            capital = mention.role == "capital"
            if not capital and mention.role not in ("city", "town"):
                return None
            same = [c for c in same if any(lies_in_country(n, mention.origin, capital=capital) for n in c.names)]
        else:
            if mention.role not in nouns("place_of_name") and mention.role not in _KINDS:
                return None  # a border, a coast or an airport is no place that was named before
            wanted = _KINDS.get(mention.role)
            reach = _COUNTRY_REACH if wanted else _PLACE_REACH
            same = [
                c
                for c in same
                if (self._salience.distance(c, mention) or 0) <= reach
                and (not wanted or place_kind(c.names[0]) in (wanted, None))
            ]
        return max(same, key=lambda c: c.before(mention.i, 1)[0].i, default=None)

    def _of_an_age(self, mention: Candidate) -> bool:
        """An age introduces nobody, it says more of somebody known: "the 40-year-old cook"."""
        return any(t.lower_ == "old" for t in self.doc[mention.start : mention.i + 1])

    def _only_one(self, mention: Candidate, same: Sequence[Cluster]) -> Cluster | None:
        """The only person of the sentence before, where the description is a trade and no office of somebody else."""
        if role_kinds(mention.role) or self.doc[mention.i].dep_ not in SUBJECTS:
            return None
        near = [
            c
            for c in same
            if (self._salience.distance(c, mention) or 0) <= 1
            and None in (c.gender, mention.gender, *({None} if c.gender == mention.gender else ()))
        ]
        return near[0] if len(near) == 1 else None

    def _in_a_role_of_a_group(self, mention: Candidate) -> bool:
        """Whether the document says of people what this nominal does: "the deserter", where deserters are spoken of."""
        return any(mention.role in c.roles for c in self.clusters if c.plural)

    def _named_later(self, mention: Candidate) -> Cluster | None:
        """Who an article opens with and names later: "A nurse was freed on Friday. Jane Doe, 38, said …"."""
        here = self._salience.sentence[mention.i]
        people = sorted(self._named("PERSON"), key=lambda c: c.first)
        if here >= _OPENING or self.doc[mention.i].dep_ not in SUBJECTS or not people or self.quoted(mention.i):
            return None
        if role_kinds(mention.role) & _KIN:
            return None  # "The widow of a slain cook was freed": either may be the one who is named
        first = self.doc[people[0].first]
        aged = any(c.is_digit for c in first.children) or any(c.dep_ == "acl:relcl" for c in first.children)
        ahead = 0 < self._salience.sentence[first.i] - here <= 3
        fits = people[0].gender in (None, mention.gender) or mention.gender is None
        return people[0] if ahead and aged and fits and first.dep_ in SUBJECTS else None

    # pronouns

    def _antecedent(self, mention: Candidate) -> Cluster | None:
        word = mention.text.lower()
        fits: Callable[[Cluster], bool]
        if mention.gender:
            fits, reach = (lambda c: c.type == "PERSON" and c.gender in (None, mention.gender)), _REACH["he"]
        elif word in ("they", "them", "their", "theirs", "themselves"):
            fits, reach = (lambda c: c.plural), _REACH["they"]
        else:
            fits, reach = (lambda c: c.type in ("ORGANISATION", "PLACE", None)), _REACH["it"]
        fitting = [c for c in self.clusters if fits(c)]
        cluster = self._salience.best(mention, fitting, reach=reach) or self._chained_to(mention, fitting)
        return cluster if cluster and cluster.type else None

    def _chained_to(self, mention: Candidate, fitting: Sequence[Cluster]) -> Cluster | None:
        """What the language model's chain says of a pronoun for which no antecedent stands out."""
        quotation = self._quoted.get(mention.i)
        speaker = self._speaker.get(quotation.start) if quotation else None  # who says "I" is not "she"
        before = (self._at.get(i) for i in reversed(self._chains.get(mention.i, ())) if i < mention.i)
        return next((c for c in before if c is not None and c in fitting and c is not speaker), None)
