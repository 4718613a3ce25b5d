# ruff: noqa: E501  (a row of a table is one line)
"""Disputes on seats, dates, counts, doers, order and identity: what is one, and what only looks like one."""

import re
from typing import get_args

import harbour
import pytest

from graph.network import assemble
from graph.records import Claim, Entity, EntityType, Mention, content_id


def told(things, *articles):
    """Return the disputes of articles (one report each) given as (text, claims as "subject TYPE object date phrase").

    `things` maps a name to its type, or to its count where it is a group; "name/other name" is one thing.
    """
    docs = [harbour.document(f"{i}.txt", text, report=f"p{i}") for i, (text, _) in enumerate(articles)]
    entities, ids = [], {}
    for called, kind in things.items():
        names = called.split("/")
        type: EntityType = kind if kind in get_args(EntityType) else "GROUP"
        id = content_id("e", called)
        ids |= dict.fromkeys(names, id)
        mentions = tuple(
            Mention(d.id, m.start(), m.end(), m[0], "nominal" if name.islower() else "name")
            for d in docs for name in names for m in re.finditer(rf"\b{re.escape(name)}\b", d.text)
        )  # fmt: skip
        shown = [n for n in names if type == "GROUP" or not n.islower()]
        entities.append(
            Entity(id, type, shown[0], tuple(shown[1:]), False, kind if isinstance(kind, int) else None, mentions)
        )
    claims = []
    for doc, (text, rows) in zip(docs, articles, strict=True):
        for row in rows:
            subject, type, object, date, phrase = [*(part.strip() for part in row.split(",")), "", ""][:5]
            claims.append(
                Claim(
                    doc.id,
                    ids[subject],
                    type,
                    ids[object],
                    0,
                    len(text),
                    text,
                    "asserted",
                    None,
                    date or None,
                    phrase,
                    0.9,
                )
            )
    graph = assemble(docs, entities, claims)
    assert {r.id for r in graph.relations if r.disputed} == {i for d in graph.disputes for i in d.relations}
    return [(d.about, d.explanation) for d in graph.disputes]


def abouts(things, *articles):
    found = [about for about, _ in told(things, *articles)]
    assert [about for about, _ in told(things, *articles[::-1])] == found
    return found


GATE = {
    "Open Gate": "ORGANISATION",
    "Lyon": "PLACE",
    "Marseille": "PLACE",
    "France": "PLACE",
    "Corsica": "PLACE",
    "Varnhof": "PLACE",
}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Open Gate, BASED_IN, Lyon,, based in", "Open Gate, BASED_IN, Marseille,, headquarters in", ["where"]),
        # a group "in" a place may have offices in many
        ("Open Gate, BASED_IN, Lyon,, based in", "Open Gate, BASED_IN, Marseille,, group in", []),
        # a city of the country, a place that may lie anywhere
        ("Open Gate, BASED_IN, Lyon,, based in", "Open Gate, BASED_IN, France,, based in", []),
        ("Open Gate, BASED_IN, Varnhof,, based in", "Open Gate, BASED_IN, France,, based in", []),
        ("Open Gate, BASED_IN, Varnhof,, based in", "Open Gate, BASED_IN, Lyon,, based in", ["where"]),
    ],
)
def test_seats(left, right, expected):
    assert abouts(GATE, ("Open Gate of Lyon", [left]), ("Open Gate of Marseille", [right])) == expected


PEOPLE = {"Mira Olden": "PERSON", "Tomas Reve": "PERSON", "Harbour Light": "ORGANISATION", "Lisbon": "PLACE", "Italy": "PLACE",
          "the crew": "GROUP"}  # fmt: skip


@pytest.mark.parametrize(
    ("row", "first", "second", "expected"),
    [
        ("Tomas Reve, FOUNDED, Harbour Light", "2003", "2005", ["when"]),
        ("Tomas Reve, FOUNDED, Harbour Light", "2003", "2003-05", []),
        ("Tomas Reve, FOUNDED, Harbour Light", "2003/2004", "2005", []),
        ("Mira Olden, KILLED, Tomas Reve", "2019-01-16", "2019-01-17", ["when"]),
        ("Mira Olden, KILLED, the crew", "2019-01-16", "2019-03-17", []),
        ("Mira Olden, MET, Tomas Reve", "2022-11-03", "2022-11-04", ["when"]),
        ("Mira Olden, MET, Tomas Reve", "2022-11-03", "2022-11-09", []),
        ("Mira Olden, MET, Harbour Light", "2022-11-03", "2022-11-04", []),
        ("Italy, DEPORTED, Mira Olden", "2023-06", "2023-07-14", ["when"]),
        ("Italy, DEPORTED, Mira Olden", "2023-06", "2023-12", []),
        ("Italy, DEPORTED, Mira Olden", "2023", "2024-01", []),
        ("Italy, DETAINED, Mira Olden", "2023-06", "2023-07-14", []),
    ],
)
def test_dates(row, first, second, expected):
    texts = ("Mira Olden, Tomas Reve and the crew", "Harbour Light of Italy")
    assert abouts(PEOPLE, (texts[0], [f"{row}, {first}"]), (texts[1], [f"{row}, {second}"])) == expected


def groups(left, right):
    return {left[0]: left[1], right[0]: right[1], "France": "PLACE", "Spain": "PLACE", "Open Gate": "ORGANISATION"}


SIX, SEVEN = ("six Russian deserters", 6), ("seven Russian soldiers", 7)
IN_FRANCE = "{}, TRAVELLED_TO, France"


@pytest.mark.parametrize(
    ("left", "right", "rows", "texts", "expected"),
    [
        (SIX, SEVEN, [IN_FRANCE], ("{} came.", "{} came."), ["how many"]),
        (SIX, SEVEN, ["Open Gate, HELPED, {}"], ("{} came.", "{} came."), ["how many"]),
        (
            ("six sailors", 6),
            ("eight sailors", 8),
            [IN_FRANCE, "{}, LEFT, Spain"],
            ("{} came.", "{} came."),
            ["how many"],
        ),
        (("six sailors", 6), ("eight sailors", 8), [IN_FRANCE + ", 2024-05"], ("{} came.", "{} came."), ["how many"]),
        # nothing but their number and the country
        (("six sailors", 6), ("eight sailors", 8), [IN_FRANCE], ("{} came.", "{} came."), []),
        # other people, by trade, sex or origin
        (SIX, ("seven Russian nurses", 7), [IN_FRANCE], ("{} came.", "{} came."), []),
        (SIX, ("seven Polish soldiers", 7), [IN_FRANCE], ("{} came.", "{} came."), []),
        # rough numbers
        (SIX, SEVEN, [IN_FRANCE], ("{} came.", "At least {} came."), []),
        (SIX, SEVEN, [IN_FRANCE], ("Another {} came.", "{} came."), []),
        # a report that has both numbers speaks of parts
        (SIX, SEVEN, [IN_FRANCE], ("{} came, all but one of the seven Russian soldiers.", "{} came."), []),
        # two events
        (SIX, SEVEN, [], ("{} came.", "{} came."), []),
        # what groups can have in common without being one
        (SIX, SEVEN, ["{}, LIVES_IN, France"], ("{} came.", "{} came."), []),
    ],
)
def test_counts(left, right, rows, texts, expected):
    articles = [
        (text.format(name), [row.format(name) for row in rows] or [f"{name}, TRAVELLED_TO, France, {year}"])
        for text, (name, _), year in zip(texts, (left, right), ("2022", "2024"), strict=True)
    ]
    assert abouts(groups(left, right), *articles) == expected


def test_the_explanation_of_a_count():
    (found,) = told(groups(SIX, SEVEN), ("six Russian deserters", ["six Russian deserters, TRAVELLED_TO, France"]),
                    ("seven Russian soldiers", ["seven Russian soldiers, TRAVELLED_TO, France"]))  # fmt: skip
    assert found[1] == ("how many travelled to France: 6 (six Russian deserters) according to 0.txt; "
                        "7 (seven Russian soldiers) according to 1.txt.")  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "more", "expected"),
    [
        ("Mira Olden, KILLED, Kestrel", "Tomas Reve, KILLED, Kestrel", [], ["who"]),
        ("Mira Olden, KILLED, Kestrel", "Mira Olden, KILLED, Kestrel", [], []),
        # one may have done it for the other
        ("Mira Olden, KILLED, Kestrel", "Tomas Reve, KILLED, Kestrel", ["Mira Olden, RELATIVE_OF, Tomas Reve"], []),
        ("Mira Olden, KILLED, Kestrel", "Harbour Light, KILLED, Kestrel", [], []),
        ("Mira Olden, KILLED, Kestrel", "the crew, KILLED, Kestrel", [], []),
        # what many can do
        ("Mira Olden, ATTACKED, Kestrel", "Tomas Reve, ATTACKED, Kestrel", [], []),
        ("Mira Olden, KILLED, the crew", "Tomas Reve, KILLED, the crew", [], []),
    ],
)
def test_doers(left, right, more, expected):
    things = PEOPLE | {"Kestrel": "PERSON"}
    assert (
        abouts(things, ("Mira Olden, Kestrel, the crew", [left, *more]), ("Tomas Reve, Kestrel", [right])) == expected
    )


ROUTE = {"Mira Olden": "PERSON", "Lisbon": "PLACE", "Oslo": "PLACE"}
TO = "Mira Olden, TRAVELLED_TO, {}, {}, {}"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("2024-03", "2024-05"), ("2024-05", "2024-04"), ["order"]),
        (("2024-03", "2024-05"), ("2024-03", "2024-06"), []),
        (("2024-03", "2024-05"), ("2024-04", "2024-04"), []),
        (("2024-03", "2024-05"), ("2024-05", None), []),
        # two journeys
        (("2021-03", "2021-05"), ("2024-05", "2024-04"), []),
        (("2024-03", "2024-05"), ("2024-05", "2024-04", "returned to"), []),
    ],
)
def test_order(first, second, expected):
    def rows(lisbon, oslo, phrase="reached"):
        return [TO.format("Lisbon", lisbon or "", phrase), TO.format("Oslo", oslo or "", phrase)]

    assert abouts(ROUTE, ("Mira Olden in Lisbon", rows(*first)), ("Mira Olden in Oslo", rows(*second))) == expected


@pytest.mark.parametrize(
    ("name", "left", "right", "expected"),
    [
        ("Dmitri", "the young officer", "a former cook", ["who is who"]),
        ("Dmitri", "the young officer", "an army officer", []),
        ("Dmitri", "the young officer", "the man", []),
        ("Dmitri", "the young officer", "the 26-year-old", []),
        ("Dmitri", "the young officer", "her brother", []),
        # a family name says who is meant
        ("Dmitri Sorokin", "the young officer", "a former cook", []),
        ("Sorokin", "the young officer", "a former cook", []),
    ],
)
def test_identity(name, left, right, expected):
    things = {f"{name}/{left}/{right}": "PERSON", "Lisbon": "PLACE", "Oslo": "PLACE"}
    rows = [f"{name}, TRAVELLED_TO, Lisbon"], [f"{name}, TRAVELLED_TO, Oslo"]
    assert abouts(things, (f"{name}, {left}, came.", rows[0]), (f"{name}, {right}, went.", rows[1])) == expected
