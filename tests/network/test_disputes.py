import harbour
import pytest

from graph.network import assemble
from graph.records import content_id

WIRE, COPY, COURIER, BLOG = range(4)  # the first two are one report


def found(*rows):
    """Return what is disputed about claims given as (document, subject, type, object, status, date)."""
    docs = harbour.documents()
    claims = []
    for number, subject, type, object, *rest in rows:
        status, date = (*rest, *("asserted", None)[len(rest) :])
        extra = {"status": status, "date": date}
        claims.append(harbour.claim(docs[number], docs[number].text[:8], (subject, type, object), extra))
    graph = assemble(docs, harbour.entities(docs), claims)
    assert {r.id for r in graph.relations if r.disputed} == {i for d in graph.disputes for i in d.relations}
    return [d.about for d in graph.disputes]


REVE = "Tomas Reve"
IN_VARN, IN_OSLO = (REVE, "DIED_IN", "Varn"), (REVE, "DIED_IN", "Oslo")


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ([(WIRE, *IN_VARN), (BLOG, *IN_OSLO)], ["where"]),
        # copies of one report do not contradict each other, and a report that says both is not clear
        ([(WIRE, *IN_VARN), (COPY, *IN_OSLO)], []),
        ([(WIRE, *IN_VARN), (WIRE, *IN_OSLO), (BLOG, *IN_OSLO)], []),
        # one place in the other, either way round, at one remove
        ([(WIRE, *IN_VARN), (BLOG, *IN_OSLO), (COURIER, "Varn", "LOCATED_IN", "Oslo")], []),
        ([(WIRE, *IN_VARN), (BLOG, *IN_OSLO), (COURIER, "Oslo", "LOCATED_IN", "Varn")], []),
        ([(WIRE, *IN_VARN), (BLOG, *IN_OSLO), (COURIER, "Varn", "LOCATED_IN", "Lisbon"),
          (COURIER, "Lisbon", "LOCATED_IN", "Oslo")], []),
        ([(WIRE, *IN_VARN), (BLOG, *IN_OSLO), (COURIER, "Varn", "LOCATED_IN", "Oslo", "denied")], ["where"]),
        # what is not asserted, and what may be true of two places
        ([(WIRE, *IN_VARN), (BLOG, *IN_OSLO, "alleged")], []),
        ([(WIRE, REVE, "LIVES_IN", "Varn"), (BLOG, REVE, "LIVES_IN", "Oslo")], []),
        ([(WIRE, *IN_VARN), (BLOG, "Mira Olden", "DIED_IN", "Oslo")], []),
        ([(WIRE, *IN_VARN), (BLOG, REVE, "BORN_IN", "Oslo")], []),
    ],
)  # fmt: skip
def test_places(rows, about):
    assert found(*rows) == about


@pytest.mark.parametrize(
    ("type", "first", "second", "about"),
    [
        ("DIED_IN", (WIRE, "2024-05-03"), (BLOG, "2024-05-04"), ["when"]),
        ("DIED_IN", (WIRE, "2024-05-03"), (BLOG, "2021-01-04"), ["when"]),
        ("DIED_IN", (WIRE, "2024-05-03"), (BLOG, "2024-05-03"), []),
        ("DIED_IN", (WIRE, "2024-05-03"), (COPY, "2024-05-04"), []),
        ("DIED_IN", (WIRE, "2024-05-03"), (BLOG, "2024-06"), ["when"]),
        ("DIED_IN", (WIRE, "2024-05-03"), (BLOG, None), []),
        ("TRAVELLED_TO", (WIRE, "2024-05-03"), (BLOG, "2024-05-05"), ["when"]),
        ("TRAVELLED_TO", (WIRE, "2024-05-03"), (BLOG, "2024-08-05"), []),
        ("ATTACKED", (WIRE, "2024-05-03"), (BLOG, "2024-05-05"), []),
    ],
)
def test_days(type, first, second, about):
    rows = [(doc, REVE, type, "Varn", "asserted", date) for doc, date in (first, second)]
    assert found(*rows) == found(*rows[::-1]) == about


@pytest.mark.parametrize(
    ("rows", "about"),
    [
        ([(WIRE, "asserted"), (BLOG, "denied")], ["whether"]),
        ([(WIRE, "denied"), (BLOG, "asserted")], ["whether"]),
        ([(WIRE, "asserted"), (COPY, "denied")], []),
        ([(WIRE, "asserted"), (WIRE, "denied"), (BLOG, "denied")], []),
        ([(WIRE, "asserted"), (WIRE, "denied"), (BLOG, "denied"), (COURIER, "asserted")], ["whether"]),
        ([(WIRE, "alleged"), (BLOG, "denied")], []),
        ([(WIRE, "asserted"), (BLOG, "planned")], []),
        ([(WIRE, "asserted", "2022"), (BLOG, "denied", "2023-05")], []),
        ([(WIRE, "asserted", "2023"), (BLOG, "denied", "2023-05")], ["whether"]),
    ],
)
def test_denials(rows, about):
    assert found(*((doc, "Varn", "DETAINED", REVE, *rest) for doc, *rest in rows)) == about


def test_explanations_name_the_outlets_or_the_paths():
    graph = harbour.story()
    assert [d.explanation for d in graph.disputes] == [
        "Mira Olden was born: in Tessaly according to 004_blog.txt; in Varn according to The Courier "
        "(003_courier.txt); neither place is known to lie in the other.",
        "Mira Olden travelled to Lisbon: on 2024-05-03 according to North Wire (001_wire.txt), Daily Echo "
        "(002_copy.txt); on 2024-05-05 according to The Courier (003_courier.txt).",
        "Varn detained Tomas Reve: stated by The Courier (003_courier.txt); denied by 004_blog.txt.",
    ]
    assert all(graph.relation[i].disputed for d in graph.disputes for i in d.relations)
    assert graph.disputes[0].relations == tuple(
        r.id for r in graph.relations if r.type == "BORN_IN" and r.subject == content_id("e", "Mira Olden")
    )
