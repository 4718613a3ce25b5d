"""Interviews without quotation marks: whose answers they are, and what is no interview."""

from __future__ import annotations

from collections.abc import Callable

import pytest

ASKED = """Where were you born?

In Tampere. My father, Nils, left Riga in 1968.

{second}

I fled to Porto in May. I was afraid.

Do you sleep well?

Not at all.

Will you go back?

I hope so. I met Karl Voss in June.
{after}"""


def interview(introduction: str, *, second: str = "What did you do then?", after: str = "") -> str:
    return f"{introduction}\n\n{ASKED.format(second=second, after=after)}"


@pytest.mark.parametrize(
    ("introduction", "speaker"),
    [
        ("Karl Voss leads Acme. Maria Lund, a nurse, spoke to the Porto Courier.", "Maria Lund"),
        ("Karl Voss leads Acme. We spoke to Maria Lund, a nurse.", "Maria Lund"),
        ("Karl Voss leads Acme. An interview with Maria Lund, a nurse.", "Maria Lund"),
        ("Maria Lund, 49, mends nets in a shed, where she talked to the Courier.", "Maria Lund"),
        ("Maria Lund, 49, mends nets in a shed.", "Maria Lund"),
        ("Karl Voss leads Acme. Maria Lund is a nurse.", None),
        ("The harbour is quiet today.", None),
    ],
)
def test_who_answers(told: Callable[..., set[str]], introduction: str, speaker: str | None) -> None:
    fled = {claim for claim in told(interview(introduction)) if "TRAVELLED_TO Porto" in claim}
    assert fled == ({f"{speaker} TRAVELLED_TO Porto asserted"} if speaker else set())


def test_what_is_put_to_somebody_without_a_question_mark_is_no_answer(told: Callable[..., set[str]]) -> None:
    text = interview("We spoke to Maria Lund.", second="Some say that you killed Anna Hale.")
    assert "Maria Lund TRAVELLED_TO Porto asserted" in told(text)
    assert not any("KILLED" in claim for claim in told(text))


def test_after_the_last_answer_the_article_goes_on(told: Callable[..., set[str]]) -> None:
    text = interview("We spoke to Maria Lund.", after="\nAnna Hale denied that she had fled to Malta.\n")
    assert "Anna Hale TRAVELLED_TO Malta denied" in told(text)


def test_some_questions_make_no_interview(told: Callable[..., set[str]]) -> None:
    text = (
        "Maria Lund spoke to the Courier.\n\nWho paid?\n\nI do not know, the reporter writes. I fled to Porto in May."
    )
    assert not any("TRAVELLED_TO" in claim for claim in told(text))


TRANSCRIPT = """Paul Falk talks to Maria Lund, a nurse.

FALK: You were in Riga.

LUND: I was born there. In May I fled to Porto.

FALK: I have never been to Porto.

LUND: My brother, Nils Lund, lives there.
"""


def test_lines_that_begin_with_a_name_are_what_that_person_says(told: Callable[..., set[str]]) -> None:
    found = told(TRANSCRIPT)
    assert {"Maria Lund TRAVELLED_TO Porto asserted", "Nils Lund RELATIVE_OF Maria Lund asserted"} <= found
    assert "Paul Falk TRAVELLED_TO Porto denied" in found


def test_labels_of_no_person_are_no_speakers(told: Callable[..., set[str]]) -> None:
    text = "WHEN: Friday.\n\nWHERE: I fled to Porto.\n\nWHO: I met Karl Voss.\n\nWHY: Anna Hale moved to Oslo.\n"
    assert told(text) == {"Anna Hale TRAVELLED_TO Oslo asserted"}


@pytest.mark.parametrize(
    ("lines", "fled"),
    [
        ("Lund: “I fled to Porto in May.”\n\nHale: “I did not know.”", "Maria Lund"),
        ("Anna Hale: “In May I fled to Porto.” She smiles. “I was afraid.”", "Anna Hale"),
        ("The crowd heard from Lund: “In May I fled to Porto,” said Nils Falk.", "Nils Falk"),
    ],
)
def test_a_name_alone_before_what_is_quoted_is_who_speaks(told: Callable[..., set[str]], lines: str, fled: str) -> None:
    found = told(f"Paul Falk asked Maria Lund and Anna Hale.\n\n{lines}\n\n“I know,” said Paul Falk.\n")
    assert {claim for claim in found if "Porto" in claim} == {f"{fled} TRAVELLED_TO Porto asserted"}
