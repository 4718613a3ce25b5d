"""What a document's tokens refer to: the one place that turns syntax into things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from graph.extraction.belonging import belonging
from graph.extraction.clusters import Cluster
from graph.extraction.coreference import Coreference
from graph.extraction.groups import LARGEST
from graph.extraction.mentions import Candidate
from graph.extraction.own_status import negated
from graph.extraction.subjects import antecedent
from graph.extraction.syntax import coordinated, preposition
from graph.extraction.unnamed import acted_on, acting
from graph.records import EntityType
from graph.vocabulary.lexicon import demonyms, nouns
from graph.vocabulary.places import country_of_capital
from graph.vocabulary.vocabulary import Vocabulary

_PART_WORDS = frozenset({"all", "each", "both", "everyone", "everybody"})
_EXAMPLES = frozenset({"including", "like", "such as"})
_WITHIN = frozenset({"in", "of", "at", "near", "within", "outside", "inside", "on", "off"})


class Reader:
    """Resolves tokens of one Doc to clusters; adds a place that only an adjective names ("a Belgian court")."""

    def __init__(self, doc: Doc, coreference: Coreference, vocabulary: Vocabulary) -> None:
        self.doc, self.coreference, self.vocabulary = doc, coreference, vocabulary
        self._origins: dict[str, Cluster] = {}

    def things(self, token: Token) -> Iterator[Cluster]:
        """Yield what a token refers to: nothing, one thing, or the examples it stands for ("groups including …")."""
        token = antecedent(token)
        if token.lower_ in ("there", "where"):
            place = self._place_before(token, nearest=token.lower_ == "where")
            if place:
                yield place
            return
        cluster = self.coreference.at(token.i)
        mention = self.coreference.mention_at(token.i)
        if mention and mention.kind == "nominal" and mention.role in nouns("government"):
            # "the Peruvian government … the government"
            state = mention.origin or (_state_at_work(cluster, mention.role) if mention.definite else "")
            if state:
                yield self.origin(state, token)
                return
        if (
            cluster is not None
            and mention is not None
            and mention.person == 1
            and mention.number == "p"
            and cluster.group
        ):
            yield cluster.group
            return
        if mention is not None and (predicated := self._predicated(token, mention.type)) is not None:
            yield predicated
            return
        if cluster is not None and cluster.members:
            yield from cluster.members
            return
        if cluster is not None and eligible(cluster):
            yield cluster
            return
        country = belonging(token)
        somebody = mention is not None and mention.type == "PERSON" and country != token.text  # "met a Swede"
        if country and token.pos_ in ("ADJ", "PROPN") and not somebody:
            yield self.origin(country, token)
            return
        for child in token.children:
            if child.dep_ in ("appos", "flat", "nmod:desc") and child.i > token.i:
                named = self.coreference.at(child.i)
                if named is not None and named.type == "PERSON" and named.names:
                    plural = token.tag_ == "NNS" or token.lower_ in nouns("person_plural")
                    many = coordinated(child) if plural else (("", child),)  # "the brothers X and Y"
                    beside = (self.coreference.at(t.i) for _, t in many)
                    yield from (c for c in beside if c is not None and c.type == "PERSON" and c.names)
                    return
            if child.dep_ == "nmod" and token.lower_ == "one" and preposition(child) == "of":
                yield from appositions(self, child)  # "one of the six, X"
            elif child.dep_ == "nmod" and token.lower_ in _PART_WORDS and preposition(child) == "of":
                yield from self.things(child)
            elif child.dep_ in ("nmod", "obl", "compound") and preposition(child) in _EXAMPLES:
                yield from self.things(child)
                for joined in child.children:
                    if joined.dep_ == "conj":
                        yield from self.things(joined)

    def unnamed(self, token: Token, *, done_to: bool = False) -> Iterator[Cluster]:
        """Yield the people or body without a name that a token describes and that may do, or suffer, a deed."""
        cluster = self.coreference.at(antecedent(token).i)
        if cluster is not None and (acted_on if done_to else acting)(self.doc, cluster):
            yield cluster

    def _predicated(self, token: Token, kind: EntityType | None) -> Cluster | None:
        """What a description is said of: "X is a footballer who played for …"; nothing where that is denied."""
        doer = next((c for c in token.children if c.dep_ == "nsubj"), None)
        own = self.coreference.at(token.i)
        if (
            doer is None
            or (own is not None and own.names)
            or negated(token)
            or not any(c.dep_ == "cop" for c in token.children)
        ):
            return None
        return next((c for c in self.things(doer) if c.type == kind and c.known), None)

    def places_in(self, token: Token) -> Iterator[Cluster]:
        """Yield the places that a locative's words stand in: "a hospital in Lyon", "his flat in Nice", "Lyon jail"."""
        found = list(self._places_on(token))
        if not found and token.pos_ == "NOUN":
            before = (c for c in token.lefts if c.dep_ in ("compound", "nmod:poss"))
            found = [c for child in before for c in self.things(child) if c.type == "PLACE" and c.names]
        yield from found

    def _places_on(self, token: Token) -> Iterator[Cluster]:
        for child in token.children:
            if child.dep_ in ("nmod", "obl", "appos") and (preposition(child) in _WITHIN or child.dep_ == "appos"):
                yield from (c for c in self.things(child) if c.type == "PLACE")
                yield from self.places_in(child)

    def origin(self, place: str, token: Token) -> Cluster:
        """Return the cluster of a place that `token`, an adjective of belonging or a noun with one, points to."""
        named = next((c for c in self.coreference.clusters if c.type == "PLACE" and place in c.names), None)
        if named:
            return named
        if place not in self._origins:
            adjective = next((t for t in [token, *token.children] if belonging(t) == place), token)
            at, end = adjective.i, adjective.i + 1
            start = at if demonyms().get(adjective.text) == place or at == token.sent.start else at - 1
            text = self.doc[start:end].text
            cluster = Cluster("PLACE")
            cluster.add(Candidate(at, start, end, "nominal", "PLACE", text, "s", origin=place))
            self._origins[place] = cluster
        return self._origins[place]

    def state_of(self, place: Cluster) -> Cluster:
        """Return the country whose capital stands for it ("Lima's troops"), if the text names it; else the place."""
        country = (
            next((c for n in place.names if (c := country_of_capital(n))), None) if place.type == "PLACE" else None
        )
        return (
            next((c for c in self.coreference.clusters if c.type == "PLACE" and country in c.names), place)
            if country
            else place
        )

    @property
    def clusters(self) -> list[Cluster]:
        """Every cluster of the document."""
        return [*self.coreference.clusters, *self._origins.values()]

    def _place_before(self, token: Token, *, nearest: bool) -> Cluster | None:
        """The place last named: for "where" right before it, for "there" in this sentence or the last."""
        start, limit = token.sent.start, _behind(token) if nearest else 0
        types = ("PLACE", "ORGANISATION") if nearest else ("PLACE",)  # "the university, where she taught"
        before = [
            (m.end, c) for c in self.coreference.clusters if c.type in types and eligible(c) for m in c.mentions
            if limit < m.end <= token.i and (m.i >= start or self.doc[m.i].sent.end >= start - 1)
        ]  # fmt: skip
        return max(before, key=lambda b: b[0])[1] if before else None


def _behind(where: Token) -> int:
    """Before which token the place of a "where" is too far off: right before it, or before what is said of it."""
    clause = where
    while clause.head != clause and clause.dep_ != "acl:relcl":
        clause = clause.head
    noun = clause.head
    edge = noun.left_edge.i
    said = edge > where.sent.start and where.doc[edge - 1].text == "," and noun.pos_ == "NOUN" and noun.i < where.i
    return min(where.i - 4, edge - 2) if said else where.i - 4  # "in Osaka, the first stop, where"


def _state_at_work(cluster: Cluster | None, noun: str) -> str:
    origins = {m.origin for m in cluster.mentions if m.role == noun and m.origin} if cluster else set()
    return origins.pop() if len(origins) == 1 else ""


def appositions(reader: Reader, token: Token) -> list[Cluster]:
    """Return the named people in apposition to a noun."""
    beside = (reader.coreference.at(c.i) for c in token.children if c.dep_ == "appos")
    return [c for c in beside if c is not None and c.type == "PERSON" and c.names]


def eligible(cluster: Cluster) -> bool:
    """Whether a cluster may stand in the graph: it is named, a group counted or known, a body that its place names."""
    if cluster.type is None:
        return False
    if cluster.known:
        return True
    if cluster.type == "GROUP":
        if cluster.count:
            return cluster.count <= LARGEST
        described = [m for m in cluster.mentions if m.kind == "nominal"]
        return len(described) > 1 and described[0].definite
    if cluster.type == "ORGANISATION":
        return not cluster.members and any(m.origin and m.kind == "nominal" for m in cluster.mentions)
    return cluster.type == "PLACE" and cluster.mentions[0].text in demonyms()


def of_types(found: Iterable[Cluster], types: Iterable[EntityType]) -> list[Cluster]:
    """Return the clusters of given types, each once, in order."""
    return [c for c in dict.fromkeys(found) if c.type in set(types)]
