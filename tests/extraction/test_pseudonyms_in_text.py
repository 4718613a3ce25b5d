"""Names that the text says are not real: missing one may expose a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

NOT_REAL = [
    "Lidia, whose name has been changed, fled to Oslo.",
    "Lidia (a pseudonym) fled to Oslo.",
    "Lidia, not her real name, fled to Oslo.",
    "Lidia – not her real name – fled to Oslo.",
    "Lidia, an assumed name, fled to Oslo.",
    "Lidia, whose real name is being withheld for her safety, fled to Oslo.",
    "We spoke to Lidia (we have changed her name), who fled to Oslo.",
    "A nurse, who asked to be identified only as Lidia, fled to Oslo.",
    "The woman, named only as Lidia, fled to Oslo.",
    "The nurse, whom we will call Lidia, fled to Oslo.",
    "A nurse speaking under the pseudonym Lidia fled to Oslo.",
    "“Lidia” (not her real name) fled to Oslo.",
    "“Lidia,” not her real name, fled to Oslo.",
    '"Lidia" (name changed) fled to Oslo.',
    "Lidia fled to Oslo. Her name has been changed.",
    "Lidia fled to Oslo. Lidia is not her real name.",
    "Lidia* fled to Oslo.\n\n* Name changed at her request.",
    "Some names in this article have been changed. Lidia fled to Oslo.",
    "Lidia, who did not want to give her real name, fled to Oslo.",
    "Lidia, who is using a pseudonym, fled to Oslo.",
    "A nurse who is called Lidia here because she has asked us not to print her name fled to Oslo.",
    "The nurse, called Lidia in this article, as she asked that her name not be published, fled to Oslo.",
    "He was hidden by a nurse whom he calls Lidia because her real name could cost her her life.",
]
REAL = [
    "A nurse called Lidia Berg fled to Oslo.",
    "A nurse called Lidia has asked the city to name a street after her.",
    "He was helped by a nurse whom he calls Lidia.",
    "Lidia Berg fled to Oslo.",
    "Lidia Berg, known as “Lili”, fled to Oslo.",
    "Lidia Berg, a nurse called to help, fled to Oslo.",
    "Lidia Berg, whose company changed its name, fled to Oslo.",
    "Lidia Berg, whose real estate firm failed, fled to Oslo.",
    "The firm changed its name to Polaris Group. Lidia Berg fled to Oslo.",
    "The suspect, named as Lidia Berg, fled to Oslo.",
    "The victim was identified as Lidia Berg.",
    "A driver, identified by police as Lidia Berg, fled to Oslo.",
    "Lidia Berg changed her mind and fled to Oslo.",
    "Lidia Berg, who has changed her name to Lidia Dahl, fled to Oslo.",
]


def marked(read: Callable[..., tuple[object, ...]], text: str) -> list[bool]:
    _, chains, _ = read(text)
    return [chain.pseudonym for chain in chains if chain.type == "PERSON"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", NOT_REAL)
def test_a_name_that_is_not_real_is_marked(read: Callable[..., tuple[object, ...]], text: str) -> None:
    assert marked(read, text) == [True]


@pytest.mark.parametrize("text", REAL)
def test_a_real_name_is_not_marked(read: Callable[..., tuple[object, ...]], text: str) -> None:
    assert not any(marked(read, text))
