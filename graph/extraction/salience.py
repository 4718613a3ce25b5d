"""Which of several things a pronoun or description likely means: the last one mentioned in the most prominent place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.quotations import Quotation
from graph.extraction.subjects import subject
from graph.extraction.syntax import SUBJECTS
from graph.language.annotator import chains_of

MARGIN = 0.2
"""A mention stays unresolved where its two best antecedents are closer than that."""

MAIN_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis"})
"""How the verbs hang whose subjects a sentence is about."""

# what a place in the sentence is worth; a sentence of distance costs more than what tells object from modifier
_SENTENCE, _SUBJECT, _OBJECT, _MAIN_CLAUSE, _NAMED, _OFTEN, _ACROSS_QUOTATION = 0.45, 0.5, 0.15, 0.15, 0.15, 0.03, 0.5
# what else speaks for the antecedent of a pronoun: the language model's chain, and a gender that is known to agree
_CHAINED, _OF_ITS_GENDER = 0.15, 0.25
_FAVOURED = 0.6


class Salience:
    """Ranks clusters as antecedents within one document."""

    def __init__(self, doc: Doc, quoted: Mapping[int, Quotation], speaker: Mapping[int, Cluster]) -> None:
        self._doc, self._quoted, self._speaker = doc, quoted, speaker
        self._quotations = sorted({id(q): q for q in quoted.values()}.values(), key=lambda q: q.end)
        self._chain = {i: frozenset(chain) for chain in chains_of(doc) for i in chain}
        self.sentence = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        """Token to the number of its sentence."""

    def distance(self, cluster: Cluster, mention: Candidate) -> int | None:
        """Return how many sentences ago a cluster was last mentioned; None where it was not."""
        before = cluster.before(mention.i, 1)
        return self.sentence[mention.i] - self.sentence[before[0].i] if before else None

    def best(
        self, mention: Candidate, fitting: Sequence[Cluster], *, reach: int, favoured: Sequence[Cluster] = ()
    ) -> Cluster | None:
        """Return the antecedent at most `reach` sentences away, or None where two are about as good.

        `favoured` are those for which more than their place in the text speaks.
        """
        scored: list[tuple[float, int, Cluster]] = []
        owned = owned_by(self._doc[mention.i])
        for cluster in fitting:
            if owned and any(m.i in owned for m in cluster.mentions):
                continue
            before = cluster.before(mention.i)
            if self.acts_on(cluster, mention):
                continue
            scores = [s for m in before if (s := self._score(m, cluster, mention, reach)) is not None]
            if scores and (spoke := self._spoke(cluster, mention, reach)) is not None:
                scores.append(spoke)
            if scores:
                often = min(len(cluster.mentions), 8) * _OFTEN + (_NAMED if cluster.names or cluster.count else 0)
                agreeing = self._agreeing(cluster, mention) + _FAVOURED * (cluster in favoured)
                scored.append((max(scores) + often + agreeing, before[-1].i, cluster))
        scored.sort(key=lambda s: (-s[0], -s[1]))
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < MARGIN):
            return None
        return scored[0][2]

    def acts_on(self, cluster: Cluster, mention: Candidate) -> bool:
        """Whether a mention is acted on by what a cluster names: "she helped her" is two women."""
        return any(self._acts_on(m, mention) for m in cluster.before(mention.i))

    def chained(self, cluster: Cluster, mention: Candidate) -> bool:
        """Return whether the language model's chain ties a mention to one of a cluster's last ones."""
        chain = self._chain.get(mention.i, frozenset())
        return any(m.i in chain for m in cluster.before(mention.i))

    def likelihood(self, cluster: Cluster, mention: Candidate) -> float:
        """Return how probably the language model takes a pronoun for one of a cluster's mentions before it: 0 to 1."""
        chances = self._doc._.antecedents.get(mention.i, {})
        of_each = (
            max((chances.get(i, 0.0) for i in (m.i, *range(m.start, m.end))), default=0.0)
            for m in cluster.mentions
            if m.i < mention.i
        )
        return min(1.0, sum(of_each)) if chances else 0.0

    def speaks(self, cluster: Cluster, mention: Candidate) -> bool:
        """Return whether a mention stands in what a cluster says."""
        here = self._quoted.get(mention.i)
        return here is not None and self._speaker.get(here.start) is cluster

    def quotations_of(self, earlier: Candidate, mention: Candidate) -> tuple[bool, bool]:
        """Return whether two mentions stand in one quotation, and whether the earlier stands in another one."""
        here, there = self._quoted.get(mention.i), self._quoted.get(earlier.i)
        return here is not None and here is there, there is not None and there is not here

    def _spoke(self, cluster: Cluster, mention: Candidate, reach: int) -> float | None:
        """What speaking the last quotation before a mention outside of it is worth: who speaks is there throughout."""
        if mention.kind != "pronoun" or mention.i in self._quoted:
            return None
        before = bisect_right(self._quotations, mention.i, key=lambda q: q.end)
        last = self._quotations[before - 1] if before else None
        if last is None or self._speaker.get(last.start) is not cluster:
            return None
        distance = self.sentence[mention.i] - self.sentence[last.end - 1]
        return _SUBJECT + _MAIN_CLAUSE - _SENTENCE * distance if distance <= reach else None

    def _acts_on(self, earlier: Candidate, mention: Candidate) -> bool:
        """Whether an earlier mention is the subject of the verb that a mention is acted on by."""
        token, before = self._doc[mention.i], first_of_several(self._doc[earlier.i])
        acted_on = token.dep_ in ("obj", "iobj", "obl") and not token.lower_.endswith(("self", "selves"))
        if not acted_on or self.sentence[mention.i] != self.sentence[earlier.i]:
            return False
        if before.head == token.head:
            return before.dep_ in SUBJECTS
        # "X, who questioned him and banned him"
        doer = subject(token.head) if token.dep_ in ("obj", "iobj") else None
        return doer is not None and earlier.start <= doer.i < earlier.end

    def told_of(self, earlier: Candidate, mention: Candidate) -> bool:
        """Whether a mention stands in a clause whose "who" is an earlier one: "Ana, who lived with her aunt"."""
        for clause in self._doc[mention.i].ancestors:
            told = clause.dep_ == "acl:relcl" and any(c.dep_ in SUBJECTS and c.lower_ == "who" for c in clause.children)
            if told and (earlier.start <= clause.head.i < earlier.end or clause.head.i == earlier.i):
                return True
        return False

    def _agreeing(self, cluster: Cluster, mention: Candidate) -> float:
        if mention.kind != "pronoun":
            return 0.0
        of_its_gender = mention.gender is not None and cluster.gender == mention.gender
        return _CHAINED * self.chained(cluster, mention) + _OF_ITS_GENDER * of_its_gender

    def _score(self, earlier: Candidate, cluster: Cluster, mention: Candidate, reach: int) -> float | None:
        distance = self.sentence[mention.i] - self.sentence[earlier.i]
        if distance > reach:
            return None
        before = first_of_several(self._doc[earlier.i])
        if mention.kind == "pronoun" and self.speaks(cluster, mention):
            return None  # whoever speaks says "I"
        introduced = earlier.kind == "name" and any(c.dep_ == "cop" for c in before.children)  # "Her successor is X"
        score = -_SENTENCE * distance
        if mention.kind == "pronoun" and self.told_of(earlier, mention):
            score += _SUBJECT + _MAIN_CLAUSE
        elif before.dep_ in SUBJECTS or introduced:
            score += _SUBJECT + (_MAIN_CLAUSE if before.head.dep_ in MAIN_CLAUSES else 0)
        elif before.dep_ in ("obj", "nmod:poss"):
            score += _OBJECT
        if self.quotations_of(earlier, mention)[1]:
            score -= _ACROSS_QUOTATION
        return score - (0.002 * (mention.i - earlier.i) if distance == 0 else 0)


def first_of_several(token: Token) -> Token:
    """What a name stands beside, as in "X and Y": neither is more prominent than the other."""
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN", "PRON"):
        token = token.head
    return token


def owned_by(pronoun: Token) -> frozenset[int]:
    """What a possessive pronoun says to be somebody's, which is never its own: of "X, her mother" both."""
    if pronoun.dep_ != "nmod:poss":
        return frozenset()
    noun = pronoun.head
    same = [c for c in noun.children if c.dep_ == "appos" or (c.dep_ in SUBJECTS and _copular(noun))]
    over = [noun.head] if noun.dep_ == "appos" else []
    return frozenset(t.i for t in (noun, *same, *over))


def _copular(noun: Token) -> bool:
    return any(c.dep_ == "cop" for c in noun.children)
