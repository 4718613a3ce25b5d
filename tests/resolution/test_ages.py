"""Ages in the text, and which of them cannot be one person's."""

from dataclasses import replace

import pytest

from graph.records import Mention
from graph.resolution import resolve
from graph.resolution.ages import ages, ages_differ, with_ages


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Tove Halvorsen, 61, ran the harbour.", "Tove Halvorsen", {61}),
        ("It was Tove Halvorsen, 61.", "Tove Halvorsen", {61}),
        ("Tove Halvorsen (61) ran the harbour.", "Tove Halvorsen", {61}),
        ("Tove Halvorsen, aged 61, ran it.", "Tove Halvorsen", {61}),
        ("Tove Halvorsen, aged 7, saw it.", "Tove Halvorsen", {7}),
        ("The 61-year-old harbour master Tove Halvorsen ran it.", "Tove Halvorsen", {61}),
        ("A 61 year old, Tove Halvorsen, ran it.", "Tove Halvorsen", {61}),
        ("the 61-year-old", "the 61-year-old", {61}),
        # other people's ages, and numbers that are no ages
        ("Tove Halvorsen and Nils Reve, 61, ran it.", "Tove Halvorsen", set()),
        ("The 61-year-old met the old friend of the late cook Tove Halvorsen.", "Tove Halvorsen", set()),
        ("Tove Halvorsen, 61 metres from it, ran.", "Tove Halvorsen", set()),
        ("Tove Halvorsen, 2024, oil on canvas", "Tove Halvorsen", set()),
        ("Tove Halvorsen, 3, and Nils Reve, 4, scored.", "Tove Halvorsen", set()),
        ("Tove Halvorsen, 400, ran it.", "Tove Halvorsen", set()),
    ],
)
def test_ages_in_the_text(text, name, expected, chain, document):
    start = text.index(name)
    made = replace(chain("a", 0, "PERSON", name), mentions=(Mention("a", start, start + len(name), name, "name"),))
    (found,) = with_ages([made], {"a": document("a", text)})
    assert {age for age, _ in ages(found)} == expected


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ([(19, None)], [(63, None)], True),
        ([(19, None)], [(20, None)], False),
        ([(19, None)], [], False),
        # ten years between the articles, and ten years between the ages
        ([(40, 2014)], [(50, 2024)], False),
        ([(40, 2014)], [(40, 2024)], True),
        ([(40, 2024)], [(50, 2024)], True),
        ([(40, 2024)], [(41, None)], False),
        ([(40, 2024), (52, 2024)], [(51, 2024)], False),
    ],
)
def test_ages_that_cannot_be_one_persons(left, right, differ):
    assert ages_differ(left, right) == ages_differ(right, left) == differ


@pytest.mark.parametrize(
    ("texts", "reports", "expected"),
    [
        (["Tove Halvorsen, 19, sang.", "Tove Halvorsen, 63, retired."], {}, [1, 1]),
        (["Tove Halvorsen, 19, sang.", "Tove Halvorsen, 20, won."], {}, [2]),
        # nobody says whose the third is: it goes with neither, unless it retells the one's report
        (["Tove Halvorsen, 19, sang.", "Tove Halvorsen, 63, retired.", "Tove Halvorsen spoke."], {}, [1, 1, 1]),
        (["Tove Halvorsen, 19, sang.", "Tove Halvorsen, 63, retired.", "Tove Halvorsen spoke."], {1: "p", 2: "p"}, [1, 2]),  # noqa: E501
        (["Tove Halvorsen, 19, sang.", "Tove Halvorsen spoke."], {}, [2]),
    ],
)  # fmt: skip
def test_namesakes(texts, reports, expected, chain, document):
    names = "abc"
    chains = [chain(names[i], 0, "PERSON", "Tove Halvorsen") for i in range(len(texts))]
    documents = [document(names[i], text, report=reports.get(i, "")) for i, text in enumerate(texts)]
    made = resolve(chains, documents=documents)
    assert sorted(len(e.mentions) for e in made.entities) == expected
    if expected == [1, 1, 1]:
        assert [m.decided_by for m in made.merges] == ["proposal", "proposal"]
