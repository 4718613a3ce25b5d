"""Which mentions of a document name the same thing: names first, then nominals and pronouns by salience.

A mention that cannot be settled stays alone; alone and without a name, it comes to nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from graph.extraction.mentions import Candidate, Gender
from graph.extraction.quotations import Quotation
from graph.records import EntityType
from graph.extraction.syntax import passive, subject
from graph.vocabulary.lexicon import nouns
from graph.vocabulary.places import lies_in_country, place_kind
from graph.vocabulary.roles import role_kinds

MARGIN = 0.2
"""A pronoun stays unresolved where its two best antecedents are closer than that."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_NAMING = frozenset({"name", "call", "know", "identify", "dub", "nickname", "recognise", "recognize"})
_REACH = {"he": 5, "they": 3, "it": 1}


@dataclass(eq=False)
class Cluster:
    """A chain in the making."""

    type: EntityType | None
    mentions: list[Candidate] = field(default_factory=list)
    gender: Gender | None = None
    count: int | None = None
    roles: list[str] = field(default_factory=list)
    group: Cluster | None = None
    """The group that the text says this person is one of."""

    @property
    def names(self) -> list[str]:
        """Distinct names in order of first appearance."""
        return list(dict.fromkeys(m.text for m in self.mentions if m.kind == "name"))

    @property
    def plural(self) -> bool:
        """Whether it is a set of people."""
        return self.type == "GROUP"

    def add(self, mention: Candidate) -> None:
        """Take in a mention and what it tells."""
        self.mentions.append(mention)
        self.gender = self.gender or mention.gender
        self.count = self.count or mention.count
        for role in (*mention.titles, mention.role):
            if role and role not in self.roles:
                self.roles.append(role)


class Coreference:
    """The clusters of a document; `at` finds the one that a token heads a mention of."""

    def __init__(self, doc: Doc, found: Sequence[Candidate], quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.quotations = quotations
        self.clusters: list[Cluster] = []
        self._at: dict[int, Cluster] = {}
        self._mention: dict[int, Candidate] = {}
        self._quoted = {i: q for q in quotations for i in range(q.start, q.end)}
        self._sentence = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        self._bearers = _bearers(found)
        self._name_heads = {m.i for m in found if m.kind == "name" and m.type == "PERSON"}
        later = [m for m in found if m.person == 1]
        for mention in found:
            if mention.person != 1:
                self._place(mention, self._choose(mention))
        for mention in later:
            quotation = self._quoted.get(mention.i)
            if quotation and quotation.speaker is not None:
                speaker = self.at(quotation.speaker)
                if speaker:
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

    def _place(self, mention: Candidate, cluster: Cluster | None) -> None:
        if cluster is None:
            cluster = Cluster(mention.type)
            self.clusters.append(cluster)
        cluster.add(mention)
        self._at[mention.i] = cluster
        for i in range(mention.start, mention.end) if mention.kind == "name" else ():
            self._at.setdefault(i, cluster)
        self._mention[mention.i] = mention

    def _choose(self, mention: Candidate) -> Cluster | None:
        if mention.kind == "name":
            return self._named(mention) or self._described(mention) or self._introduced(mention)
        if mention.kind == "pronoun":
            return self._antecedent(mention)
        return self._described(mention) or self._nominal(mention)

    # names

    def _named(self, mention: Candidate) -> Cluster | None:
        alike = [c for c in self.clusters if c.type == mention.type and c.names and self._same_name(c, mention)]
        alike = [c for c in alike if not (c.gender and mention.gender and mention.titles and c.gender != mention.gender)]
        # of two people with one surname, the bare surname is the one most spoken of: the captain, not his wife
        return max(alike, key=lambda c: (_fold(mention.text) in map(_fold, c.names) and " " in mention.text, len(c.mentions), -c.mentions[0].i), default=None)

    def _same_name(self, cluster: Cluster, mention: Candidate) -> bool:
        new = _fold(mention.text).split()
        for name in cluster.names:
            old = _fold(name).split()
            if old == new or "".join(old) == "".join(new):
                return True
            if mention.type == "PERSON":
                short, full = sorted((old, new), key=len)
                if len(short) == 1 < len(full) and short[0] in (full[0], full[-1], " ".join(full[1:])):
                    if short is old and len(cluster.names) == 1 and self._bearers.get(short[0], full) != full:
                        return False
                    return not any(_fold(n).split()[0] != full[0] for n in cluster.names if len(n.split()) > 1)
                if len(short) == len(full) > 1 and old[-1] == new[-1] and _initial(old[0], new[0]):
                    return True
            elif mention.type == "ORGANISATION":
                short, full = sorted((old, new), key=len)
                if len(short) < len(full) and len(short[0]) > 3 and full[: len(short)] == short:
                    return True
                if self._acronym(name, mention) or self._acronym(mention.text, cluster.mentions[-1]):
                    return True
        return False

    def _acronym(self, long: str, short: Candidate) -> bool:
        """"Conflict Intelligence Team (CIT)": in brackets right behind, or the initials of the words."""
        if not (short.text.isupper() and short.text.isalpha() and 2 <= len(short.text) <= 8 and " " in long):
            return False
        initials = "".join(w[0] for w in long.replace("-", " ").split() if w[0].isalnum())
        capitals = "".join(c for c in initials if c.isupper())
        return short.text in (initials.upper(), capitals) or (
            self.doc[short.start - 1].text == "(" and short.start > 1 and long.split()[-1] == self.doc[short.start - 2].text
            and short.text[0] in long
        )  # fmt: skip

    def _introduced(self, mention: Candidate) -> Cluster | None:
        """Who an article opens with and names a sentence later: "A nurse from X was freed on Friday. // Jane Doe, 38, was …"."""
        token = self.doc[mention.i]
        aged = any(c.dep_ in ("amod", "appos", "nummod", "nmod:desc", "nmod") and c.is_digit for c in token.children) or any(
            c.dep_ == "acl:relcl" for c in token.children
        )
        if mention.type != "PERSON" or token.dep_ not in _SUBJECTS or not aged or self._sentence[mention.i] > 4:
            return None
        opening = [
            c for c in self.clusters
            if c.type == "PERSON" and not c.names and c.mentions[0].kind == "nominal" and not c.mentions[0].definite and self.doc[c.mentions[0].i].dep_ in _SUBJECTS
            and c.gender in (None, mention.gender) and self._sentence[mention.i] - self._sentence[c.mentions[0].i] <= 3 and not self.quoted(c.mentions[0].i)
        ]  # fmt: skip
        others = [c for c in self.clusters if c.type == "PERSON" and c.names]
        return opening[-1] if opening and not others else None

    # descriptions tied to a name by syntax

    def _described(self, mention: Candidate) -> Cluster | None:
        """The cluster of what is joined to `mention` by apposition: "Irina, his wife", "the city of Caen"."""
        token = self.doc[mention.i]
        for other in self._joined(token):
            cluster = self.at(other.i)
            mate = self.mention_at(other.i)
            if cluster is None or mate is None or mate.kind == mention.kind == "name" or mate.number != mention.number:
                continue
            if mention.type and cluster.type == mention.type:
                return cluster
        return None

    def _joined(self, token: Token) -> Iterable[Token]:
        if token.dep_ in ("appos", "flat", "nmod:desc") and not _coordinated(token):
            yield token.head
        elif token.dep_ == "compound" and _one_thing(token.head):
            yield token.head
        elif token.dep_ == "conj" and _bare(token.head):
            yield token.head
        elif token.dep_ in _SUBJECTS:
            # "Another deserter, Mikhail, said": two subjects of one verb, a comma between them
            yield from (c for c in token.head.children if c.dep_ in _SUBJECTS and c != token and _comma_between(c, token))
        for child in token.children:
            if child.dep_ in ("appos", "flat", "nmod:desc") and not _coordinated(child):
                yield child
            elif child.dep_ == "compound" and _one_thing(token):
                yield child
            elif child.dep_ == "conj" and _bare(token):
                yield child
            elif child.dep_ == "nmod" and token.lemma_.lower() in nouns("place_of_name") and any(c.lower_ == "of" for c in child.children):
                yield child
        if token.head.lemma_ in _NAMING and token.head.pos_ == "VERB" and token.dep_ in ("obl", "xcomp", "obj", "nsubj", "ccomp"):
            # "a widow named X", "a deckhand who asked to be identified only as X"
            described = subject(token.head) if passive(token.head) else None
            if described is not None and described != token:
                yield described
        if token.dep_ == "nmod" and token.head.lemma_.lower() in nouns("place_of_name") and any(c.lower_ == "of" for c in token.children):
            yield token.head

    # nominals

    def _nominal(self, mention: Candidate) -> Cluster | None:
        if mention.type == "GROUP":
            return self._group(mention)
        aged = mention.type == "PERSON" and self._of_an_age(mention)
        if not mention.definite or mention.number == "p" or mention.type is None or (self._restricted(mention) and not aged):
            return None
        same = [c for c in self.clusters if c.type == mention.type and c.names]
        if self.doc[mention.start].dep_ == "nmod:poss":
            return None
        if mention.type == "PERSON" and self._named_behind(self.doc[mention.i]):
            return None
        if mention.type == "PERSON":
            of_role = [c for c in same if mention.role in c.roles]
            if of_role:
                return max(of_role, key=lambda c: c.mentions[-1].i)
            if mention.role in nouns("anybody") or aged or self._in_a_role_of(mention):
                return self._most_salient(mention, same, reach=4)
            return self._only_one(mention, same)
        if mention.type == "ORGANISATION":
            of_role = [c for c in same if mention.role in c.roles or mention.role in map(str.lower, " ".join(c.names).split())]
            if of_role:
                return max(of_role, key=lambda c: c.mentions[-1].i)
            fits = mention.role in ("organisation", "organization", "group", "company", "firm", "agency", "charity", "club", "party", "association", "team")
            return self._most_salient(mention, same, reach=2) if fits and not mention.origin else None
        if mention.origin and place_kind(mention.origin) == "country" and mention.role not in ("capital", "city", "town"):
            return None
        if mention.origin and mention.role in ("capital", "city", "town"):
            of_country = [c for c in same if any(lies_in_country(n, mention.origin, capital=mention.role == "capital") for n in c.names)]
            return max(of_country, key=lambda c: c.mentions[-1].i, default=None)
        wanted = {"country": "country", "nation": "country", "state": "country", "city": "city", "town": "city", "village": "city"}.get(mention.role)
        near = [c for c in same if self._distance(c, mention) <= (8 if wanted else 3) and (not wanted or place_kind(c.names[0]) in (wanted, None))]
        return max(near, key=lambda c: c.mentions[-1].i, default=None)

    def _named_behind(self, token: Token) -> bool:
        """Whether a name follows in apposition: "the largest shareholder, the investor X"."""
        return any(
            c.i > token.i and (c.i in self._name_heads or self._named_behind(c)) for c in token.children if c.dep_ in ("appos", "flat", "nmod:desc", "compound")
        )

    def _of_an_age(self, mention: Candidate) -> bool:
        """"the 32-year-old worker": an age introduces nobody, it says more of somebody known."""
        return any(t.lower_ == "old" for t in self.doc[mention.start : mention.i])

    def _only_one(self, mention: Candidate, same: Sequence[Cluster]) -> Cluster | None:
        """The only person of the sentence before, where the description is a trade and not an office held by somebody else."""
        if role_kinds(mention.role) or self.doc[mention.i].dep_ not in _SUBJECTS:
            return None
        near = [c for c in same if self._distance(c, mention) <= 1 and c.gender in (None, mention.gender, c.gender if mention.gender is None else None)]
        return near[0] if len(near) == 1 else None

    def _in_a_role_of(self, mention: Candidate) -> bool:
        """Whether the document says of people what this nominal does: "the deserter", where deserters are spoken of."""
        return any(mention.role in c.roles for c in self.clusters if c.plural)

    def _group(self, mention: Candidate) -> Cluster | None:
        groups = [c for c in self.clusters if c.plural and c.mentions[0].text]
        if mention.count:
            if mention.count > 999 or _partitive(self.doc[mention.i]):
                return None
            same = [c for c in groups if c.count == mention.count]
            fits = [c for c in same if mention.definite or mention.role in c.roles or mention.role in nouns("anyone")]
            return max(fits, key=lambda c: len(c.mentions), default=None)
        if not mention.definite or self.doc[mention.start].dep_ == "nmod:poss" or self._restricted(mention):
            return None
        counted = [c for c in groups if c.count and c.count < 1000]
        fits = [c for c in counted if mention.role in c.roles or mention.role in nouns("anyone")]
        if fits:
            return max(fits, key=lambda c: (len(c.mentions), -c.mentions[0].i))
        same = [c for c in groups if not c.count and mention.role in c.roles and c.mentions[0].definite]
        return max(same, key=lambda c: c.mentions[-1].i, default=None)

    def _restricted(self, mention: Candidate) -> bool:
        """Whether the description picks some out: "the men who fled", "the soldiers of the convoy", "the other deserters"."""
        token = self.doc[mention.i]
        for child in token.children:
            comma = child.i > token.i and any(t.text in (",", "–", "—", "(") for t in self.doc[token.i + 1 : child.left_edge.i + 1])
            if child.i > token.i and child.dep_ in ("acl:relcl", "acl", "nmod") and not comma:
                return True
            if child.lower_ in ("other", "another", "more", "many", "most", "some", "few", "such", "fellow", "various", "different", "same"):
                return True
        return False

    # pronouns

    def _antecedent(self, mention: Candidate) -> Cluster | None:
        word = mention.text.lower()
        if mention.gender:
            fits: Callable[[Cluster], bool] = lambda c: c.type == "PERSON" and c.gender in (None, mention.gender)  # noqa: E731
            reach = _REACH["he"]
        elif word in ("they", "them", "their", "theirs", "themselves"):
            fits, reach = (lambda c: c.plural), _REACH["they"]
        else:
            fits, reach = (lambda c: c.type in ("ORGANISATION", "PLACE") or c.type is None), _REACH["it"]
        cluster = self._most_salient(mention, [c for c in self.clusters if fits(c)], reach=reach)
        if cluster and cluster.type is None:
            return None
        return cluster

    def _distance(self, cluster: Cluster, mention: Candidate) -> int:
        return self._sentence[mention.i] - self._sentence[cluster.mentions[-1].i]

    def _most_salient(self, mention: Candidate, fitting: Sequence[Cluster], *, reach: int) -> Cluster | None:
        """The cluster last mentioned in the most prominent place, or None where two are about as good."""
        token = self.doc[mention.i]
        scored: list[tuple[float, int, Cluster]] = []
        for cluster in fitting:
            best = max((s for m in cluster.mentions[-4:] if (s := self._salience(m, mention, token, reach)) is not None), default=None)
            if best is not None:
                often = min(len(cluster.mentions), 8) * 0.03 + (0.15 if cluster.names or cluster.count else 0)
                scored.append((best + often, cluster.mentions[-1].i, cluster))
        scored.sort(key=lambda s: (-s[0], -s[1]))
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN):
            return None
        return scored[0][2]

    def _salience(self, earlier: Candidate, mention: Candidate, token: Token, reach: int) -> float | None:
        distance = self._sentence[mention.i] - self._sentence[earlier.i]
        if distance > reach or earlier.i >= mention.i:
            return None
        here, there = self._quoted.get(mention.i), self._quoted.get(earlier.i)
        if here and here.speaker is not None and self.at(here.speaker) is self.at(earlier.i) and mention.kind == "pronoun":
            return None  # whoever speaks says "I"
        before = self.doc[earlier.i]
        if distance == 0 and before.head == token.head and before.dep_ in _SUBJECTS and token.dep_ in ("obj", "iobj", "obl") and not token.lower_.endswith(("self", "selves")):
            return None  # "she helped her" is two women
        score = -0.45 * distance
        introduced = any(c.dep_ == "cop" for c in before.children) and earlier.kind == "name"  # "Her successor is X"
        score += 0.5 if before.dep_ in _SUBJECTS or introduced else 0.15 if before.dep_ in ("obj", "nmod:poss") else 0.0
        if before.dep_ in _SUBJECTS and before.head.dep_ in ("root", "ccomp", "conj", "parataxis"):
            score += 0.15
        if there is not None and there is not here:
            score -= 0.5
        if distance == 0:
            score -= 0.002 * (mention.i - earlier.i)
        return score


def _coordinated(token: Token) -> bool:
    return any(c.dep_ == "cc" for c in token.children)


def _bearers(found: Sequence[Candidate]) -> dict[str, list[str]]:
    """The full name that each surname of the document stands for oftenest, as folded words."""
    full = Counter(tuple(_fold(m.text).split()) for m in found if m.kind == "name" and m.type == "PERSON" and " " in m.text)
    ordered = sorted(reversed(full), key=lambda words: full[words])  # the first named of equals comes last, and stays
    return {words[-1]: list(words) for words in ordered}


def _one_thing(noun: Token) -> bool:
    """Whether a noun and the name before it are one thing: "the CIT group", "deserter Alexander", but not "a Corvina subsidiary"."""
    if noun.lemma_.lower() in nouns("person"):
        return True
    return any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children) and "subsidiary" not in role_kinds(noun.lemma_.lower())


def _comma_between(left: Token, right: Token) -> bool:
    first, last = sorted((left, right), key=lambda t: t.i)
    between = first.doc[first.i + 1 : last.i]
    return len(between) > 0 and between[0].text == "," and not any(t.pos_ in ("VERB", "CCONJ") for t in between)


def _bare(noun: Token) -> bool:
    """Whether a noun for a person stands without an article, as in "deserter and dissident Alexander"."""
    return noun.lemma_.lower() in nouns("person") and noun.tag_ == "NN" and not any(c.dep_ in ("det", "nmod:poss") for c in noun.children)


def _partitive(token: Token) -> bool:
    return token.pos_ == "NUM"


def _initial(left: str, right: str) -> bool:
    return (len(left.rstrip(".")) == 1 or len(right.rstrip(".")) == 1) and left[0] == right[0]


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'").replace("-", " ").strip("\"'“”.,")
