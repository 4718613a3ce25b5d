"""Which of several people "he" or "she" means: what speaks for each, weighed as annotated news taught it.

The weights stand in `vocabulary/antecedents.yaml`; `python -m training pronouns` finds them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from spacy.tokens import Doc

from graph.extraction.clusters import Cluster
from graph.extraction.mentions import Candidate
from graph.extraction.salience import MAIN_CLAUSES, Salience, first_of_several, owned_by
from graph.extraction.syntax import SUBJECTS
from graph.vocabulary.tables import table

LIKELY = 0.5
"""The least probability of an antecedent."""
REACH = 5
"""How many sentences back one may stand."""
_UNLIKELY = 0.01
"""What the language model takes for less likely counts as this."""
_LAST = 6
"""How many of its mentions, counted back from the pronoun, are looked at."""


class Antecedents:
    """Ranks the people of a document as what a pronoun means."""

    def __init__(self, doc: Doc, salience: Salience, *, weights: Mapping[str, float] | None = None) -> None:
        """`weights`: those of the vocabulary, if no others are given."""
        self._doc, self._salience = doc, salience
        self._weights: Mapping[str, float] = table("antecedents") if weights is None else weights
        self._paragraph = list(accumulate(int(t.is_space and t.text.count("\n") > 1) for t in doc))

    def best(self, mention: Candidate, fitting: Sequence[Cluster]) -> Cluster | None:
        """Return the likeliest antecedent, or None where none is likelier than not."""
        odds = [
            (sum(self._weights[name] * value for name, value in told.items()), cluster)
            for cluster, told in self.weighed(mention, fitting)
        ]
        if not odds:
            return None
        most, cluster = max(odds, key=lambda o: o[0])
        total = sum(math.exp(one - most) for one, _ in odds) + math.exp(self._weights["nobody"] - most)
        return cluster if 1 / total >= LIKELY else None

    def weighed(self, mention: Candidate, fitting: Sequence[Cluster]) -> Iterator[tuple[Cluster, dict[str, float]]]:
        """Yield those that a pronoun may mean, each with what speaks for or against it, in numbers from 0 to 3."""
        possible = [(c, c.before(mention.i, _LAST)) for c in self._possible(mention, fitting)]
        last = max(
            ((m.i, c) for c, before in possible for m in before if self._subject(m)), key=lambda s: s[0], default=None
        )
        again = max(
            ((m.i, c) for c, before in possible for m in before if m.kind == "pronoun" and m.gender == mention.gender),
            key=lambda s: s[0],
            default=None,
        )
        for cluster, before in possible:
            told = {name: float(value) for name, value in self._told(mention, cluster, before).items()}
            told["last_subject"] = float(last is not None and last[1] is cluster)
            if again is not None and again[1] is cluster:
                told["meant_before"] = 1.0
                told["meant_just_before"] = float(self._sentences(again[0], mention) <= 1)
            yield cluster, told

    def _possible(self, mention: Candidate, fitting: Sequence[Cluster]) -> Iterator[Cluster]:
        owned = owned_by(self._doc[mention.i])
        for cluster in fitting:
            near = cluster.before(mention.i, 1)
            if not near or self._sentences(near[0].i, mention) > REACH:
                continue
            if any(m.i in owned for m in cluster.mentions) or self._salience.acts_on(cluster, mention):
                continue
            if not self._salience.speaks(cluster, mention):  # whoever speaks says "I"
                yield cluster

    def _told(self, mention: Candidate, cluster: Cluster, before: Sequence[Candidate]) -> dict[str, float | bool]:
        near = before[-1]
        distance = self._sentences(near.i, mention)
        beside = [m for m in before if self._paragraph[m.i] == self._paragraph[mention.i]]
        there = [m for m in before if self._sentences(m.i, mention) == distance]
        here = any(self._subject(m) for m in before if self._sentences(m.i, mention) == 0)
        token = self._doc[mention.i]
        place = "owner" if token.dep_ == "nmod:poss" else "subject" if token.dep_ in SUBJECTS else "object"
        same_quotation, other_quotation = self._salience.quotations_of(near, mention)
        return {
            f"sentences_{min(distance, 4)}": True,
            "words": math.log1p(mention.i - near.i) / 3,
            "named": bool(cluster.names),
            "named_here": any(m.kind == "name" for m in beside),
            "here": bool(beside),
            "often": math.log1p(sum(m.i < mention.i for m in cluster.mentions)) / 2,
            "gender": cluster.gender is not None and cluster.gender == mention.gender,
            "main_subject": any(self._main(m) for m in there),
            "main_subject_before": any(self._main(m) for m in before if self._sentences(m.i, mention) == 1),
            "object": any(first_of_several(self._doc[m.i]).dep_ == "obj" for m in there),
            f"subject_of_{place}": here,
            "same_quotation": same_quotation,
            "other_quotation": other_quotation,
            "told_of": any(self._salience.told_of(m, mention) for m in before),
            "model": 1 - math.log(max(self._salience.likelihood(cluster, mention), _UNLIKELY)) / math.log(_UNLIKELY),
        }

    def _sentences(self, i: int, mention: Candidate) -> int:
        return self._salience.sentence[mention.i] - self._salience.sentence[i]

    def _subject(self, mention: Candidate) -> bool:
        return first_of_several(self._doc[mention.i]).dep_ in SUBJECTS

    def _main(self, mention: Candidate) -> bool:
        return self._subject(mention) and first_of_several(self._doc[mention.i]).head.dep_ in MAIN_CLAUSES
