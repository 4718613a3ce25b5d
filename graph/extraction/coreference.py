"""Which mentions of a document name the same thing: names first, then nominals and pronouns in the order of the text.

A mention that cannot be settled stays alone; alone and without a name, it comes to nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from graph.extraction.antecedents import Antecedents
from graph.extraction.clusters import Cluster
from graph.extraction.described_people import described_before
from graph.extraction.mentions import Candidate
from graph.extraction.named_together import listed, named_together
from graph.extraction.namesakes import name_clusters
from graph.extraction.never_named import never_named, place_narrator
from graph.extraction.nominals import referent, same_by_syntax
from graph.extraction.pronouns import antecedent_of
from graph.extraction.pseudonyms import unreal_names
from graph.extraction.quotations import Quotation
from graph.extraction.salience import Salience
from graph.extraction.settled import Settled
from graph.extraction.spoken_for import spoken_for
from graph.language.annotator import chains_of


class Coreference:
    """The clusters of a document; `at` finds the one that a token heads a mention of."""

    def __init__(
        self,
        doc: Doc,
        found: Sequence[Candidate],
        quotations: Sequence[Quotation],
        *,
        first_hand: bool = False,
        ranked: Callable[[Doc, Salience], Antecedents] = Antecedents,
    ) -> None:
        """`first_hand`: who says "I" outside of quotations is no reporter. `ranked` makes what ranks people."""
        self.doc = doc
        quoted = {i: q for q in quotations for i in range(q.start, q.end)}
        self.clusters = name_clusters(doc, found, quoted=quoted, unreal=unreal_names(doc, found))
        speaker: dict[int, Cluster] = {}
        spoken: dict[int, list[Quotation]] = {}
        for q in quotations:
            if q.speaker is not None:
                spoken.setdefault(q.speaker, []).append(q)
        salience = Salience(doc, quoted, speaker)
        self._settled = Settled(
            doc, self.clusters, {m.i: m for m in found}, quoted, salience, ranked(doc, salience), speaker, spoken
        )
        chains = {i: chain for chain in chains_of(doc) for i in chain}
        for cluster in self.clusters:
            for mention in cluster.mentions:
                self._settled.at.update((i, cluster) for i in (mention.i, *range(mention.start, mention.end)))
        tied = {
            other.i: self._settled.at[m.i]
            for cluster in self.clusters
            for m in cluster.mentions
            for other in same_by_syntax(self._settled, m)
        }
        self._hear(quotations)
        for mention in found:
            if mention.kind != "name" and mention.person != 1:
                found_again = (
                    antecedent_of(self._settled, mention, chains)
                    if mention.kind == "pronoun"
                    else referent(self._settled, mention, tied)
                )
                if found_again is None and mention.kind == "pronoun":
                    found_again = never_named(self._settled, mention)
                if mention.number == "p" and (found_again is None or mention.kind == "pronoun"):
                    found_again = self._together(mention, found_again) or found_again
                if found_again is not None and (same := described_before(self._settled, mention, found_again)):
                    self._settled.join(found_again, same)
                self._settled.place(mention, found_again)
                self._hear(quotations)
        for cluster in self.clusters:
            if (cluster.plural or cluster.several) and not cluster.members:
                cluster.members = listed(self._settled, cluster)
        if first_hand:
            place_narrator(self._settled, found)
        for mention in found:
            spoken_by = self.speaker_at(mention.i) if mention.person == 1 else None
            if spoken_by and mention.number == "p" and spoken_by.type == "PERSON":
                self._settled.place(mention, spoken_for(self._settled, spoken_by) or spoken_by)
            elif spoken_by and (mention.number == "p" or spoken_by.type in ("PERSON", None)):
                self._settled.place(mention, spoken_by)

    def _together(self, mention: Candidate, known: Cluster | None) -> Cluster | None:
        """The set joined by "and" that a plural means rather than what is `known`, if that was told before it."""
        before = known.before(mention.i, 1) if known is not None else []
        together = named_together(self._settled, mention, since=before[0].i if before else 0)
        if together is not None:
            self.clusters.append(together)
        return together

    def at(self, i: int) -> Cluster | None:
        """Return the cluster of the mention headed by token `i`, or None."""
        return self._settled.at.get(i)

    def mention_at(self, i: int) -> Candidate | None:
        """Return the mention headed by token `i`, or None."""
        return self._settled.mentions.get(i)

    def speaker_at(self, i: int) -> Cluster | None:
        """Return who speaks the quotation that token `i` stands in, or None."""
        quotation = self._settled.quoted.get(i)
        return self.at(quotation.speaker) if quotation and quotation.speaker is not None else None

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands in a quotation."""
        return i in self._settled.quoted

    def _hear(self, quotations: Sequence[Quotation]) -> None:
        heard = self._settled.speaker
        for quotation in quotations:
            if (
                quotation.speaker is not None
                and quotation.start not in heard
                and (speaker := self.at(quotation.speaker))
            ):
                heard[quotation.start] = speaker
