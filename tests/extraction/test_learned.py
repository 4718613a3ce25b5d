"""What the language model alone sees is told where the rules say nothing, and nothing of a doubtful clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from spacy.tokens import Doc

from graph.extraction.coreference import Coreference
from graph.extraction.learned import seen_by_the_model
from graph.extraction.mentions import candidates
from graph.extraction.quotations import quotations
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader
from graph.language.relations import Related
from graph.vocabulary.vocabulary import bundled

TEXT = "Anna Lund sang beside Norvik Shipping. Jonas Falk will not sing beside Norvik Shipping."


@dataclass(frozen=True)
class Seen:
    """A relation between the words of two spans, as the model might give it."""

    subject: tuple[int, int]
    type: str
    object: tuple[int, int]
    probability: float = 0.9


ANNA, NORVIK, JONAS, NORVIK_AGAIN = (0, 2), (4, 6), (7, 9), (13, 15)


@pytest.fixture(scope="module")
def told(nlp: Any) -> Callable[..., list[tuple[str, str, str]]]:
    def of(*seen: Seen, said: bool = False) -> list[tuple[str, str, str]]:
        doc: Doc = nlp(TEXT)
        doc._.relations = [Related(doc[slice(*s.subject)], s.type, doc[slice(*s.object)], s.probability) for s in seen]
        reader = Reader(doc, Coreference(doc, candidates(doc), quotations(doc)), bundled())
        ends = [reader.coreference.at(i) for i in (ANNA[0], NORVIK[0])]
        assert ends[0] is not None and ends[1] is not None
        raw = [RawClaim(ends[0], "LEADS", ends[1], doc[2], 0.9)] if said else []
        found = list(seen_by_the_model(reader, raw))
        assert all(claim.unsaid and not claim.dated and claim.status == "asserted" for claim in found)
        return [(claim.subject.names[0], claim.type, claim.object.names[0]) for claim in found]

    return of


@pytest.mark.parametrize(
    ("seen", "said", "expected"),
    [
        (Seen(ANNA, "MEMBER_OF", NORVIK), False, [("Anna Lund", "MEMBER_OF", "Norvik Shipping")]),
        (Seen(ANNA, "MEMBER_OF_PARTY", NORVIK), False, [("Anna Lund", "MEMBER_OF", "Norvik Shipping")]),
        (Seen(ANNA, "LEADS", NORVIK), True, []),  # the rules have told it
        (Seen(ANNA, "FOUNDED", NORVIK), True, [("Anna Lund", "FOUNDED", "Norvik Shipping")]),  # they told another
        (Seen(ANNA, "MEMBER_OF", NORVIK, 0.3), False, []),  # too unlikely
        (Seen(ANNA, "TRAVELLED_TO", NORVIK), False, []),  # of events the model saw too few
        (Seen(JONAS, "MEMBER_OF", NORVIK_AGAIN), False, []),  # the clause is denied
        (Seen(ANNA, "MEMBER_OF", NORVIK_AGAIN), False, []),  # another sentence
        (Seen(ANNA, "MEMBER_OF", ANNA), False, []),  # one thing
    ],
)
def test_the_model_speaks_where_the_rules_are_silent(
    told: Callable[..., list[tuple[str, str, str]]], seen: Seen, said: bool, expected: list[tuple[str, str, str]]
) -> None:
    assert told(seen, said=said) == expected


def test_of_two_types_for_a_pair_both_are_told(told: Callable[..., list[tuple[str, str, str]]]) -> None:
    found = told(Seen(ANNA, "LEADS", NORVIK, 0.95), Seen(ANNA, "FOUNDED", NORVIK, 0.8))
    assert found == [("Anna Lund", "LEADS", "Norvik Shipping"), ("Anna Lund", "FOUNDED", "Norvik Shipping")]
