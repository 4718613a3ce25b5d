# ruff: noqa: E501  (a row of a table is one line)
"""Two names of organisations, places or groups in two articles: one thing or two."""

from dataclasses import replace

import pytest

from graph.resolution import resolve
from graph.resolution.group_names import describe, singular
from graph.resolution.organisation_names import core, initials
from graph.resolution.places import key

# left | right | joined in unrelated articles | joined in retellings of one report
ORGANISATIONS = """
The Harbour Trust              | Harbour Trust                    | yes | yes
Amis-Solidaires                | Amis Solidaires                  | yes | yes
Éclat Média                    | Eclat Media                      | yes | yes
“Bread and Salt”               | Bread and Salt                   | yes | yes
Velmora Foods Ltd              | Velmora Foods                    | yes | yes
Velmora Foods GmbH             | Velmora Foods S.A.               | yes | yes
Coastal Mediation Board        | CMB                              | yes | yes
Office of the Harbour Warden   | OHW                              | yes | yes
Union de Pescadores del Sur    | UPS                              | yes | yes
Coastal Mediation Board        | CMD                              | no  | no
Velmora Foods                  | Velmora                          | no  | yes
Velmora and Tarnhelm           | Velmora                          | no  | no
Velmora’s Staff Union          | Velmora                          | no  | no
US Lake Survey                 | United States Lake Survey        | yes | yes
Department of Fisheries        | Fisheries Department             | yes | yes
US Department of Fisheries     | United States Fisheries Department | yes | yes
Ministry of Fisheries          | Ministry of Finance              | no  | no
Ministry of Fisheries          | Department of Fisheries          | no  | no
National Library               | National                         | no  | no
Turkish Airways                | Turkish                          | no  | no
Kelvedon Aerospace             | Kelvedon Aerospaces              | yes | yes
Northern Alliance              | Southern Alliance                | no  | no
Bank of Austria                | Bank of Australia                | no  | no
Airlift 330                    | Airlift 350                      | no  | no
Velmora Foods                  | Velmora Feeds                    | no  | no
Velmora Foods                  | Tarnhelm Foods                   | no  | no
Médicos Sin Fronteras          | Doctors Without Borders          | yes | yes
Rotes Kreuz                    | Croix Rouge                      | no  | no
"""

PLACES = """
Türkiye                        | Turkey                           | yes | yes
U.S.                           | United States                    | yes | yes
the United Kingdom             | Britain                          | yes | yes
Ust-Kamen                      | Ust Kamen                        | yes | yes
Czechia                        | the Czech Republic               | yes | yes
Kiev                           | Kyiv                             | yes | yes
City of Marwick                | Marwick                          | yes | yes
Telbukhovo                     | Telbuchowo                       | no  | yes
Marvenport                     | Marvenpart                       | no  | yes
Austria                        | Australia                        | no  | no
Iran                           | Iraq                             | no  | no
Niger                          | Nigeria                          | no  | no
New Marwick                    | Marwick                          | no  | no
North Korea                    | South Korea                      | no  | no
KY                             | Kentucky                         | yes | yes
Calif.                         | California                       | yes | yes
N.H.                           | New Hampshire                    | yes | yes
Mo                             | Missouri                         | no  | no
GA                             | Georgia                          | no  | no
"""


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(
    ("type", "row"),
    [("ORGANISATION", row) for row in _rows(ORGANISATIONS)] + [("PLACE", row) for row in _rows(PLACES)],
)
def test_one_thing_or_two(type, row, document, chain):
    left, right, apart, together = row
    chains = [chain("a", 0, type, left), chain("b", 0, type, right)]
    for report, expected in (("", apart), ("p", together)):
        documents = [document("a", left, report=report), document("b", right, report=report)]
        assert (len(resolve(chains, documents=documents).entities) == 1) == (expected == "yes"), report


# left, its count | right, its count | joined in retellings of one report
GROUPS = [
    ("nine deserters", 9, "nine Belarusian soldiers", 9, True),
    ("nine deserters", 9, "the nine men", 9, True),
    ("nine soldiers", 9, "nine nurses", 9, False),
    ("nine men", 9, "nine women", 9, False),
    ("nine Belarusian soldiers", 9, "nine Moldovan soldiers", 9, False),
    ("nine deserters", 9, "eight deserters", 8, False),
    ("nine deserters", 9, "deserters", None, False),
    ("nine deserters", 9, "the other nine deserters", 9, False),
    ("other nine deserters", 9, "nine other deserters", 9, True),
    ("the deserters", None, "deserters", None, True),
    ("the deserters", None, "the generals", None, False),
    ("two people", 2, "two others", 2, False),
    ("two sailors", 2, "two seafarers", 2, True),
]


@pytest.mark.parametrize("row", GROUPS)
def test_groups_of_one_report(row, document, chain):
    left, count, right, other, together = row
    chains = [chain("a", 0, "GROUP", left, count=count), chain("b", 0, "GROUP", right, count=other)]
    documents = [document("a", report="p"), document("b", report="p")]
    assert (len(resolve(chains, documents=documents).entities) == 1) == together
    assert len(resolve(chains, documents=[document("a"), document("b")]).entities) == 2


def test_a_counted_group_joins_across_reports_of_one_story(document, chain):
    places = [chain(d, 50 + i, "PLACE", name) for d in "ab" for i, name in enumerate(["Marwick", "Oslo", "Riga"])]
    who = [chain(d, 90, "PERSON", "Tove Halvorsen") for d in "ab"]
    groups = [chain("a", 0, "GROUP", "nine deserters", count=9), chain("b", 0, "GROUP", "nine soldiers", count=9)]
    documents = [document(d) for d in "ab"]
    told = resolve([*places, *who, *groups], documents=documents)
    assert told.entity_of["a:0"] == told.entity_of["b:0"]
    alone = resolve([*groups, places[0]], documents=documents)
    assert alone.entity_of["a:0"] != alone.entity_of["b:0"]


def test_a_shared_acronym_of_two_expansions_is_proposed_unless_retold(document, chain):
    chains = [chain("a", 0, "ORGANISATION", "Coastal Mediation Board", "CMB"), chain("b", 0, "ORGANISATION", "Casa del Mar Bravo", "CMB")]  # fmt: skip
    apart = resolve(chains, documents=[document("a"), document("b")])
    assert [m.decided_by for m in apart.merges] == ["proposal"]
    retold = resolve(chains, documents=[document("a", report="p"), document("b", report="p")])
    assert len(retold.entities) == 1
    assert any("both are called CMB" in reason for reason in retold.merges[0].reasons)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        # the letters are those of one of the names: the other one is its translation
        ("Coastal Mediation Board", "Asociación Costera", True),
        ("Conselho do Mar Brasil", "Ocean Council", True),
        # they fit both, or neither
        ("Coastal Mediation Board", "Casa del Mar Bravo", False),
        ("Ocean Council", "Asociación Costera", False),
    ],
)
def test_an_acronym_of_one_expansion_and_its_translation(left, right, one, document, chain):
    chains = [chain("a", 0, "ORGANISATION", left, "CMB"), chain("b", 0, "ORGANISATION", right, "CMB")]
    told = resolve(chains, documents=[document("a"), document("b")])
    assert (len(told.entities) == 1) == one


@pytest.mark.parametrize(
    "row",
    [
        ("Velmora Foods", "Velmora Dishes", ["Oslo", "Riga"], True),
        ("Velmora Foods", "Velmora Dishes", [], False),
        ("Kazakh Foods", "Kazakh Dishes", ["Oslo", "Riga"], False),
        ("Global Foods", "Global Dishes", ["Oslo", "Riga"], False),
        ("Route 66 Foods", "Route 67 Foods", ["Oslo", "Riga"], False),
    ],
)
def test_a_name_in_other_words_in_a_retelling(row, document, chain):
    left, right, beside, one = row
    chains = [chain("a", 0, "ORGANISATION", left), chain("b", 0, "ORGANISATION", right)]
    chains += [chain(d, 40 + 10 * i, "PLACE", name) for d in "ab" for i, name in enumerate(beside)]
    made = resolve(chains, documents=[document("a", left, report="p"), document("b", right, report="p")])
    assert (made.entity_of["a:0"] == made.entity_of["b:0"]) == one


@pytest.mark.parametrize(
    ("left", "right", "reports", "joined"),
    [
        ("police", "police", "gg", True),
        ("police", "police", "gh", False),
        ("Peruvian police", "Peruvian police", "gh", True),
        ("court", "Lima Court", "gg", False),
    ],
)
def test_a_body_without_a_name_is_known_within_one_report(left, right, reports, joined, document, chain):
    chains = [chain("a", 0, "ORGANISATION", left), chain("b", 0, "ORGANISATION", right)]
    chains = [replace(c, mentions=tuple(replace(m, kind="nominal") for m in c.mentions)) for c in chains]
    documents = [document("a", report=reports[0]), document("b", report=reports[1])]
    assert len(resolve(chains, documents=documents).entities) == (1 if joined else 2)


def test_a_short_name_that_fits_two_is_joined_to_neither(document, chain):
    names = ["Velmora Foods", "Velmora Steel Works", "Velmora"]
    chains = [chain(d, 0, "ORGANISATION", name) for d, name in zip("abc", names, strict=True)]
    made = resolve(chains, documents=[document(d, report="p") for d in "abc"])
    assert len({made.entity_of[c.id] for c in chains}) == 3
    assert any("it also fits" in reason for merge in made.merges for reason in merge.reasons)


POSTS = [
    ("Elin Maro, spokesperson of Open Gate, said so.", "Elin Maro, a spokeswoman for Wide Door, said so.", "p", 1),
    ("Elin Maro, spokesperson of Open Gate, said so.", "Elin Maro, a spokeswoman for Wide Door, said so.", "", 2),
    ("Elin Maro told Open Gate.", "Elin Maro told Wide Door.", "p", 2),
    ("Elin Maro, head of Open Gate, met Wide Door.", "Elin Maro, who heads Wide Door, spoke.", "p", 2),
]


@pytest.mark.parametrize("row", POSTS)
def test_one_post_holder_ties_two_names_of_an_organisation(row, document, chain):
    left, right, report, entities = row
    documents = [document("a", left, report=report), document("b", right, report=report)]
    chains = [
        *(chain(d.id, d.text.index("Elin Maro"), "PERSON", "Elin Maro") for d in documents),
        chain("a", left.index("Open Gate"), "ORGANISATION", "Open Gate"),
        chain("b", right.index("Wide Door"), "ORGANISATION", "Wide Door"),
    ]
    made = resolve(chains, documents=documents)
    assert len([e for e in made.entities if e.type == "ORGANISATION"]) == entities
    proposals = [m for m in made.merges if m.decided_by == "proposal"]
    assert bool(proposals) == (report == "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("The Harbour Trust", ("harbour", "trust")), ("Velmora Foods Inc.", ("velmora", "foods")), ("AS", ("as",))],
)
def test_core(name, expected):
    assert core(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Coastal Mediation Board", {"cmb"}),
        ("Office of the Harbour Warden", {"oothw", "ohw"}),
        ("Velmora", set()),
    ],
)
def test_initials(name, expected):
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("U.S.", "unitedstates"), ("the Gambia", "gambia"), ("Kingdom of Norland", "norland")]
)
def test_place_key(name, expected):
    assert key(name) == expected


@pytest.mark.parametrize(
    ("said", "kinds", "sexes", "peoples"),
    [
        ("nine Belarusian soldiers", {"fighters"}, set(), {"belarus"}),
        ("the Poles", set(), set(), {"poland"}),
        ("three women", set(), {"women"}, set()),
        ("the beekeepers", {"beekeeper"}, set(), set()),
        ("ten people", set(), set(), set()),
    ],
)
def test_describe(said, kinds, sexes, peoples):
    group = describe((said,))
    assert (group.kinds, group.sexes, group.peoples) == (kinds, sexes, peoples)


@pytest.mark.parametrize(
    ("plural", "one"), [("fishermen", "fisherman"), ("parties", "party"), ("nurses", "nurse"), ("press", "press")]
)
def test_singular(plural, one):
    assert singular(plural) == one
