"""Names that the text says are not real: missing one may expose a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ROWS = [
    (line[0] == "+", line[2:].replace("\\n", "\n"))
    for line in (Path(__file__).parent / "pseudonym_phrasings.txt").read_text("utf-8").splitlines()
    if line[:2] in ("+ ", "- ")
]


def marked(read: Callable[..., tuple[object, ...]], text: str) -> list[bool]:
    _, chains, _ = read(text)
    return [chain.pseudonym for chain in chains if chain.type == "PERSON" and chain.names]  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", [text for hidden, text in ROWS if hidden])
def test_a_name_that_is_not_real_is_marked(read: Callable[..., tuple[object, ...]], text: str) -> None:
    assert marked(read, text) == [True]


@pytest.mark.parametrize("text", [text for hidden, text in ROWS if not hidden])
def test_a_real_name_is_not_marked(read: Callable[..., tuple[object, ...]], text: str) -> None:
    assert not any(marked(read, text))


def test_their_names_are_those_of_the_people_just_spoken_of(read: Callable[..., tuple[object, ...]]) -> None:
    text = "Henrik Dahl leads the charity. It is based in Oslo, in the old port. {} Lidia and Pavel fled to Oslo. {}"
    _, chains, _ = read(text.format("He has led it for many years. " * 8, "Their names have been changed."))
    hidden = {chain.names[0]: chain.pseudonym for chain in chains if chain.type == "PERSON"}  # type: ignore[attr-defined]
    assert hidden == {"Henrik Dahl": False, "Lidia": True, "Pavel": True}


@pytest.mark.parametrize(
    "text", ["a " * 60_000, "names of " * 12_000, "a" * 120_000, "* names of and in this " * 6_000]
)
def test_no_text_takes_long(text: str) -> None:
    from time import perf_counter

    from graph.extraction.pseudonym_notes import compiled, each, explained_marks

    start = perf_counter()
    explained_marks(text)
    for kind in ("of_somebody", "of_somebody_by_another", "whole_article"):
        for pattern in each(kind):
            list(pattern.finditer(text))
    compiled("after", "^").match(text[:130])
    assert perf_counter() - start < 5


@pytest.mark.parametrize(
    ("text", "hidden", "shown"),
    [
        ("“Lidia” (not her real name) fled. Lidia Berg, the minister, was in Paris. Lidia was jailed in Brest.",
         {"Lidia"}, {"Lidia Berg"}),
        ("Lidia Berg, the minister, was in Paris. A nurse, Lidia (not her real name), fled to Oslo.",
         {"Lidia"}, {"Lidia Berg"}),
        ("Lidia Berg was in Paris. Berg met Lidia (not her real name) in Oslo.", {"Lidia"}, {"Lidia Berg", "Berg"}),
        ("Pavel Berg is a poet. Pavel* fled to Oslo.\n\n* Name changed.", {"Pavel"}, {"Pavel Berg"}),
        ("Lidia Berg (not her real name) fled to Oslo. Lidia was jailed in Brest. Berg left.",
         {"Lidia Berg", "Lidia", "Berg"}, set()),
        pytest.param(
            "Anna Berg is a lawyer. With her sat Lidia. That is not her real name.", {"Lidia"}, {"Anna Berg"},
            marks=pytest.mark.xfail(strict=True, reason="the network of four rounds does not see the name")),
        pytest.param(
            "Anna Berg is a lawyer. With her came Lidia. That is not her real name.", {"Lidia"}, {"Anna Berg"},
            marks=pytest.mark.xfail(strict=True, reason="the network of five rounds does not see the name")),
        ("Lidia Berg was in Paris. Lidia met a nurse in Oslo.", set(), {"Lidia Berg", "Lidia"}),
    ],
)  # fmt: skip
def test_such_a_name_goes_with_no_fuller_one(
    read: Callable[..., tuple[object, ...]], text: str, hidden: set[str], shown: set[str]
) -> None:
    _, chains, _ = read(text)
    names: dict[bool, set[str]] = {True: set(), False: set()}
    for chain in chains:
        if chain.type == "PERSON":  # type: ignore[attr-defined]
            names[chain.pseudonym].update(chain.names)  # type: ignore[attr-defined]
    assert names == {True: hidden, False: shown}
