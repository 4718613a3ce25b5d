"""What speaks for a person as the one whom a pronoun means, and that each of it has its weight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from graph.extraction.antecedents import Antecedents
from graph.extraction.coreference import Coreference
from graph.extraction.mentions import candidates
from graph.extraction.quotations import quotations
from graph.vocabulary.tables import table

Told = Callable[[str, str], dict[str, dict[str, float]]]


@pytest.fixture(scope="module")
def told(nlp: Language) -> Told:
    """What is said of each person, by name, for the last pronoun of a text that is written so."""

    def of(text: str, pronoun: str) -> dict[str, dict[str, float]]:
        doc = nlp(text)
        found = candidates(doc)
        kept: list[Antecedents] = []

        def ranked(*given: object) -> Antecedents:
            kept.append(Antecedents(*given))  # type: ignore[arg-type]
            return kept[-1]

        known = Coreference(doc, found, quotations(doc), ranked=ranked)
        mention = [m for m in found if m.text == pronoun][-1]
        fitting = [c for c in known.clusters if c.type == "PERSON"]
        return {cluster.names[0]: values for cluster, values in kept[0].weighed(mention, fitting) if cluster.names}

    return of


TEXTS = [
    "Anna Weber met Ida Lund in Oslo. On Monday she left.",
    "Anna Weber left. It rained. It rained again. In May her sister came. Nobody came. Ida Lund, who saw her, ran.",
    '"I saw Ida Lund," said Anna Weber. "It was cold." Her aunt told Ida Lund that she had left.\n\nShe left.',
]


@pytest.mark.parametrize("text", TEXTS)
def test_each_thing_said_has_a_weight(told: Told, text: str) -> None:
    pronoun = "She" if text.endswith("She left.") else "her" if "saw her" in text else "she"
    found = told(text, pronoun)
    assert found and all(set(values) <= set(table("antecedents")) for values in found.values())


@pytest.mark.parametrize(
    ("text", "pronoun", "what", "of", "expected"),
    [
        ("Anna Weber met Ida Lund in Oslo. On Monday she left.", "she", "main_subject", "Anna Weber", 1),
        ("Anna Weber met Ida Lund in Oslo. On Monday she left.", "she", "main_subject", "Ida Lund", 0),
        ("Anna Weber met Ida Lund in Oslo. On Monday she left.", "she", "object", "Ida Lund", 1),
        ("Anna Weber met Ida Lund in Oslo. On Monday she left.", "she", "sentences_1", "Ida Lund", 1),
        ("Anna Weber met Ida Lund in Oslo. On Monday she left.", "she", "last_subject", "Anna Weber", 1),
        ("Anna Weber left.\n\nOn Monday she came back.", "she", "here", "Anna Weber", 0),
        ("Anna Weber left. On Monday she came back.", "she", "here", "Anna Weber", 1),
        ("Anna Weber left. On Monday she came back.", "she", "gender", "Anna Weber", 1),
        ("Anna Weber left with her aunt.", "her", "subject_of_owner", "Anna Weber", 1),
        (
            "“We saw Anna Weber leave in May,” said Karl Voss. She came back.",
            "She",
            "other_quotation",
            "Anna Weber",
            1,
        ),
    ],
)
def test_what_is_said(told: Told, text: str, pronoun: str, what: str, of: str, expected: float) -> None:
    assert told(text, pronoun)[of].get(what, 0) == expected


def test_who_acts_on_another_is_not_meant(told: Told) -> None:
    assert "Anna Weber" not in told("Ida Lund was ill. Anna Weber helped her.", "her")


def test_who_speaks_is_not_spoken_of(told: Told) -> None:
    assert "Anna Weber" not in told("Ida Lund was ill. “On Monday she came back,” said Anna Weber.", "she")


@pytest.mark.parametrize("weight", [20.0, -20.0])
def test_nobody_is_meant_where_less_speaks_for_each(nlp: Language, weight: float) -> None:
    doc = nlp("Anna Weber left. On Monday she came back.")
    weights = {**dict.fromkeys(table("antecedents"), 0.0), "nobody": weight}
    known = Coreference(
        doc, candidates(doc), quotations(doc), ranked=lambda *given: Antecedents(*given, weights=weights)
    )
    she = next(t.i for t in doc if t.text == "she")
    meant = known.at(she)
    assert (meant is not None and meant.names == ["Anna Weber"]) is (weight < 0)
