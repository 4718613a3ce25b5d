# ruff: noqa: E501  (a row of a table is one line)
"""Whole stories: who ends as whom, why, and that order does not matter."""

import cProfile
import random
from dataclasses import replace

import pytest

from graph.records import Chain, Mention
from graph.resolution import outvoted, reconcile_types, resolve, why


@pytest.fixture
def together(chain, document):
    """Clusters of chain ids, as sets of "document name" strings, out of rows (document, type, names, extras)."""

    def made(rows, *, reports=None, neighbours=None):
        chains, names = [], {}
        for i, (where, type, called, said) in enumerate(rows):
            made_chain = chain(where, 10 * i, type, *called, **said)
            chains.append(made_chain)
            names[made_chain.id] = f"{where} {called[0]}"
        documents = [document(d, report=(reports or {}).get(d, "")) for d in sorted({r[0] for r in rows})]
        resolution = resolve(chains, documents=documents, neighbours=neighbours)
        found = {}
        for id, entity in resolution.entity_of.items():
            found.setdefault(entity, set()).add(names[id])
        return {frozenset(c) for c in found.values() if len(c) > 1}, resolution

    return made


def person(where, *names, **said):
    return (where, "PERSON", names, said)


def place(where, name):
    return (where, "PLACE", (name,), {})


def group(where, name, count):
    return (where, "GROUP", (name,), {"count": count})


def story(where):
    return [group(where, "nine deserters", 9), place(where, "Marwick"), place(where, "Oslo"), place(where, "Riga")]


def of_persons(clusters):
    things = {"nine deserters", "Marwick", "Oslo", "Riga"}
    return {c for c in clusters if not any(name.partition(" ")[2] in things for name in c)}


def sets(*clusters):
    return {frozenset(c) for c in clusters}


CASES = [
    ("a family name goes to its one bearer", [person("a", "Tove Halvorsen"), person("b", "Halvorsen")], {}, sets(["a Tove Halvorsen", "b Halvorsen"])),
    ("and to neither of two", [person("a", "Tove Halvorsen"), person("b", "Nils Halvorsen"), person("c", "Halvorsen")], {}, set()),
    ("but to the one in its report", [person("a", "Tove Halvorsen"), person("b", "Nils Halvorsen"), person("c", "Halvorsen")], {"b": "p", "c": "p"}, sets(["b Nils Halvorsen", "c Halvorsen"])),
    ("strangers are not chained by a spelling between them", [person("a", "Christopher Doyle"), person("b", "Chris Doyle"), person("c", "Christian Doyle")], {}, set()),
    ("a misspelt family name in one article", [person("a", "Anton Vereshchagin"), person("a", "Vereshagin")], {}, sets(["a Anton Vereshchagin", "a Vereshagin"])),
    ("bare family names of two articles", [person("a", "Vereshchagin"), person("b", "Vereshchagin")], {"a": "p", "b": "p"}, sets(["a Vereshchagin", "b Vereshchagin"])),
    ("given names of one report", [person("a", "Anna"), person("b", "Anna")], {"a": "p", "b": "p"}, sets(["a Anna", "b Anna"])),
    ("given names of one report, of a man and a woman", [person("a", "Sasha", gender="f"), person("b", "Sasha", gender="m")], {"a": "p", "b": "p"}, set()),
    ("given names of two reports", [person("a", "Anna"), person("b", "Anna")], {}, set()),
    ("given names of two reports that tell one story", [person("a", "Dmitri", roles=("cook",)), *story("a"), person("b", "Dmitry", roles=("army cook",)), *story("b")], {}, sets(["a Dmitri", "b Dmitry"])),
    ("but ages that cannot be one man's", [person("a", "Dmitri", roles=("26-year-old cook",)), *story("a"), person("b", "Dmitri", roles=("41-year-old cook",)), *story("b")], {}, set()),
    ("but a man and a woman", [person("a", "Sasha", roles=("cook",), gender="m"), *story("a"), person("b", "Sasha", roles=("cook",), gender="f"), *story("b")], {}, set()),
    ("a name that is not real and a fuller one", [person("a", "Pavel", pseudonym=True), *story("a"), person("b", "Pavel Sorokin"), *story("b")], {}, set()),
    ("a name that is not real and a fuller one, retold", [person("a", "Pavel", pseudonym=True), person("b", "Pavel Sorokin")], {"a": "p", "b": "p"}, set()),
    ("a name that is not real, retold", [person("a", "Pavel", pseudonym=True), person("b", "Pavel")], {"a": "p", "b": "p"}, sets(["a Pavel", "b Pavel"])),
    ("two names that are not real in two reports", [person("a", "Pavel", pseudonym=True, roles=("cook",)), *story("a"), person("b", "Pavel", pseudonym=True, roles=("cook",)), *story("b")], {}, set()),
    ("a full name that is not real", [person("a", "Pavel Sorokin", pseudonym=True), person("b", "Pavel Sorokin")], {}, set()),
    ("a given name and a fuller name, though the story is one", [person("a", "Pavel"), *story("a"), person("b", "Pavel Sorokin"), *story("b")], {}, set()),
    ("kin by a given name and a fuller name", [person("a", "Tove", roles=("sister",)), *story("a"), person("b", "Tove Halvorsen", roles=("sister",)), *story("b")], {}, sets(["a Tove", "b Tove Halvorsen"])),
    ("but not somebody in office", [person("a", "Tove", roles=("sister",)), *story("a"), person("b", "Tove Halvorsen", roles=("deputy minister",)), *story("b")], {}, set()),
    ("namesakes of different age", [person("a", "Tove Halvorsen", roles=("19-year-old student",)), person("b", "Tove Halvorsen", roles=("63-year-old",))], {}, set()),
    ("one person a birthday later", [person("a", "Tove Halvorsen", roles=("19-year-old",)), person("b", "Tove Halvorsen", roles=("20-year-old",))], {}, sets(["a Tove Halvorsen", "b Tove Halvorsen"])),
    ("an initial with the same office", [person("a", "Tove Halvorsen", roles=("harbour master",)), *story("a"), person("b", "T. Halvorsen", roles=("master",)), *story("b")], {}, sets(["a Tove Halvorsen", "b T. Halvorsen"])),
    ("an initial that fits two", [person("a", "Tove Halvorsen", roles=("master",)), *story("a"), person("c", "Trygve Halvorsen", roles=("master",)), *story("c"), person("b", "T. Halvorsen", roles=("master",)), *story("b")], {}, set()),
    ("a pet name with the same office in one story", [person("a", "Vakhtan Oniani", roles=("pilot",)), *story("a"), person("b", "Vato Oniani", roles=("pilot",)), *story("b")], {}, sets(["a Vakhtan Oniani", "b Vato Oniani"])),
    ("a man and a woman whose names begin alike", [person("a", "Jan Oniani", roles=("pilot",)), *story("a"), person("b", "Jana Oniani", roles=("pilot",)), *story("b")], {}, set()),
    ("forms of one name in two languages, in one story and office", [person("a", "Ivan Oniani", roles=("pilot",)), *story("a"), person("b", "John Oniani", roles=("pilot",)), *story("b")], {}, sets(["a Ivan Oniani", "b John Oniani"])),
    ("a pet name alone", [person("a", "Vakhtan Oniani"), person("b", "Vato Oniani")], {}, set()),
    ("two names in one article that might be one", [person("a", "Vakhtan Oniani", roles=("pilot",)), person("a", "Vato Oniani", roles=("pilot",)), *story("a")], {}, set()),
    ("husband and wife", [person("a", "Tove Halvorsen", gender="f"), *story("a"), person("b", "Nils Halvorsen", gender="m"), *story("b")], {}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "reports", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_people(rows, reports, expected, together):
    assert of_persons(together(rows, reports=reports)[0]) == expected


def test_a_family_name_that_many_bear_needs_company(together):
    def bearers(count):
        return [person(f"x{i}", f"{name} Halvorsen") for i, name in enumerate(["Tove", "Nils", "Ane", "Per", "Siri", "Ola", "Liv", "Jon"][:count])]  # fmt: skip

    both = frozenset({"a Marit Halvorsen", "b Halvorsen"})
    told = [person("a", "Marit Halvorsen", roles=("pilot",)), person("b", "Halvorsen", roles=("pilot",))]
    assert both in together([*told, *bearers(8)], reports={"a": "p", "b": "p"})[0]
    assert not any("b Halvorsen" in cluster for cluster in together([*told, *bearers(8)])[0])


def test_every_chain_is_in_one_entity_and_every_mention_kept(together):
    rows = [r for _, rows, _, _ in CASES for r in rows]
    _, resolution = together(rows)
    assert len(resolution.entity_of) == len(rows)
    assert {e.id for e in resolution.entities} == set(resolution.entity_of.values())
    assert sum(len(e.mentions) for e in resolution.entities) == sum(len(called) for _, _, called, _ in rows)


def _components(resolution, chains):
    """Clusters by walking the merges, written down apart from the program's own."""
    clusters = {c.id: {c.id} for c in chains}
    for merge in resolution.merges:
        if merge.decided_by == "rule":
            both = clusters[merge.left] | clusters[merge.right]
            for id in both:
                clusters[id] = both
    return {frozenset(c) for c in clusters.values()}


def _generated(chain, document, documents, seed):
    draw = random.Random(seed)
    given = ["Anna", "Ivan", "Iwan", "Maria", "Bob", "Robert", "Olga", "Sasha", "Katya", "Ekaterina"]
    syllables = ["ka", "ro", "mi", "ten", "sol", "var", "bel", "dor", "lin", "ges", "pat", "nor", "zhi", "cha"]

    def word(n):
        return "".join(draw.choice(syllables) for _ in range(n)).title()

    families = [word(draw.randint(2, 4)) for _ in range(5 + documents)]
    places = [word(3) for _ in range(5 + documents // 3)]
    bodies = [f"{word(3)} {draw.choice(['Bank', 'Foods', 'Institute', 'Party'])}" for _ in range(5 + documents // 2)]
    chains = []
    for i in range(documents):
        where = f"d{i:05}"
        for k in range(20):
            kind, at = draw.random(), 40 * k
            if kind < 0.25:
                family = draw.choice(families)
                chains.append(chain(where, at, "PERSON", f"{draw.choice(given)} {family}", family))
            elif kind < 0.4:
                chains.append(chain(where, at, "PERSON", draw.choice([*families, *given])))
            elif kind < 0.45:
                chains.append(chain(where, at, "PERSON", "Tarvashi"))
            elif kind < 0.65:
                chains.append(chain(where, at, "ORGANISATION", draw.choice(bodies)))
            elif kind < 0.7:
                chains.append(chain(where, at, "GROUP", f"nine {draw.choice(['men', 'soldiers'])}", count=9))
            else:
                chains.append(chain(where, at, "PLACE", draw.choice(places)))
    return chains, [document(f"d{i:05}", report=f"p{i % max(1, documents // 2)}") for i in range(documents)]


@pytest.mark.parametrize("seed", range(4))
def test_order_does_not_matter_and_merges_explain_every_cluster(seed, chain, document):
    chains, documents = _generated(chain, document, 12, seed)
    first = resolve(chains, documents=documents)
    for other in range(3):
        random.Random(other).shuffle(chains)
        random.Random(other).shuffle(documents)
        assert resolve(chains, documents=documents) == first
    made = {}
    for id, entity in first.entity_of.items():
        made.setdefault(entity, set()).add(id)
    assert {frozenset(c) for c in made.values()} == _components(first, chains)
    assert all(m.reasons and 0 <= m.score <= 1 for m in first.merges)


def test_work_grows_little_faster_than_the_chains(chain, document):
    """Counted in calls of functions, which no other program on the machine disturbs."""
    given = [_generated(chain, document, documents, 0) for documents in (50, 200)]
    opening = _generated(chain, document, 10, 1)
    resolve(opening[0], documents=opening[1])  # opens the tables
    done = []
    for chains, read in given:
        counting = cProfile.Profile()
        counting.runcall(resolve, chains, documents=read)
        done.append(sum(entry.callcount for entry in counting.getstats()) / len(chains))
    assert done[1] < 1.15 * done[0]


def test_entity_takes_the_fullest_name_and_keeps_the_others(together):
    _, resolution = together(
        [
            person("a", "HALVORSEN"),
            person("b", "Tove Halvorsen", "Halvorsen"),
            person("c", "T. Halvorsen", roles=("x",)),
        ]
    )
    found = next(e for e in resolution.entities if e.name == "Tove Halvorsen")
    assert found.aliases == ("HALVORSEN", "Halvorsen")
    assert [m.document for m in found.mentions] == ["a", "b", "b"]


@pytest.mark.parametrize(
    ("type", "names", "expected"),
    [
        ("ORGANISATION", ["CMB", "Coastal Mediation Board"], "Coastal Mediation Board"),
        ("ORGANISATION", ["CMB", "CMB"], "CMB"),
        ("PLACE", ["OSLO", "Oslo"], "Oslo"),
        ("PERSON", ["Iwan Drozdov", "Ivan Drozdov", "Ivan Drozdov"], "Ivan Drozdov"),
    ],
)
def test_best_name(type, names, expected, chain, document):
    chains = [chain(f"d{i}", 0, type, name) for i, name in enumerate(names)]
    made = resolve(chains, documents=[document(f"d{i}") for i in range(len(names))])
    assert [e.name for e in made.entities] == [expected]


@pytest.mark.parametrize(
    ("gender", "said", "expected"),
    [("f", "She", "unnamed woman"), ("m", "he", "unnamed man"), (None, "I", "unnamed narrator")],
)
def test_people_without_a_name_are_called_so_and_never_joined(gender, said, expected, document):
    chains = [
        Chain(f"{d}:0", d, "PERSON", (), (Mention(d, 0, len(said), said, "pronoun"),), gender=gender) for d in "ab"
    ]
    made = resolve(chains, documents=[document(d, report="one") for d in "ab"])
    assert [(e.name, e.aliases) for e in made.entities] == [(expected, ())] * 2
    assert not made.merges


def test_a_group_is_called_by_what_its_people_are(together):
    _, resolution = together([("a", "GROUP", ("three members", "three rowers"), {"count": 3})])
    assert [e.name for e in resolution.entities] == ["three rowers"]


def test_counts_and_pseudonyms_reach_the_entity(together):
    _, resolution = together([group("a", "nine deserters", 9), person("a", "Anna", pseudonym=True)])
    assert [(e.count, e.pseudonym) for e in resolution.entities] == [(9, False), (None, True)]


def test_hostile_names_do_no_harm(together):
    names = [
        "",
        "?",
        "—",
        "'",
        "de",
        "al-",
        ".",
        "\u202e",
        "Владимир",
        "李",
        "a" * 5000,
        "of the",
        "Jr.",
        "1",
        "-" * 300,
    ]
    rows = [
        (d, type, (name,), {}) for d in "ab" for type in ("PERSON", "ORGANISATION", "PLACE", "GROUP") for name in names
    ]
    _, resolution = together(rows, reports={"a": "p", "b": "p"})
    assert len(resolution.entity_of) == len(rows)


def test_chains_without_names_stay_alone(chain, document):
    chains = [
        replace(chain(d, i, type, "x"), names=())
        for d in "ab"
        for i, type in enumerate(("PERSON", "ORGANISATION", "PLACE", "GROUP"))
    ]
    made = resolve(chains, documents=[document("a", report="p"), document("b", report="p")])
    assert len(made.entities) == len(chains)


def test_why(together):
    rows = [
        person("a", "Ivan Drozdov"),
        person("b", "Iwan Drozdow"),
        person("c", "Drozdov"),
        person("d", "Olga Drozdova"),
    ]
    _, resolution = together(rows)
    told = why(resolution, "b:10", "c:20")
    assert [(m.left, m.right) for m in told] == [("a:0", "b:10"), ("a:0", "c:20")]
    assert "transliteration: Ivan / Iwan" in " ".join(told[0].reasons)
    assert "by family name only: Drozdov" in " ".join(told[1].reasons)
    assert why(resolution, "a:0", "d:30") == ()
    assert why(resolution, "a:0", "a:0") == ()


def test_neighbours_speak_for_a_bare_name(together):
    def rows(where):
        between = [place(where, f"{where.upper()}{'o' * i}sk") for i in range(20)]  # puts the story out of reach
        return [person(where, "Anna"), *between, *story(where)]

    both = frozenset({"a Anna", "b Anna"})
    alone, _ = together([*rows("a"), *rows("b")])
    assert both not in alone
    spoken_for = {"a:0": frozenset({"Open Gate"}), f"b:{10 * len(rows('a'))}": frozenset({"Open Gate"})}
    joined, _ = together([*rows("a"), *rows("b")], neighbours=spoken_for)
    assert both in joined


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("PERSON", "Tbilisi Sea", 1, {}), ("PLACE", "Tbilisi Sea", 3, {})], ["PLACE", "PLACE"]),
        ([("PERSON", "Florida", 1, {}), ("PLACE", "Florida", 3, {})], ["PLACE", "PLACE"]),
        ([("PERSON", "Florida", 1, {}), ("PLACE", "Florida", 2, {})], ["PERSON", "PLACE"]),
        ([("PERSON", "Florida", 1, {"gender": "f"}), ("PLACE", "Florida", 9, {})], ["PERSON", "PLACE"]),
        ([("PERSON", "Florida", 1, {"roles": ("nurse",)}), ("PLACE", "Florida", 9, {})], ["PERSON", "PLACE"]),
        ([("GROUP", "the Poles", 1, {}), ("PLACE", "the Poles", 9, {})], ["GROUP", "PLACE"]),
        ([("ORGANISATION", "Open Gate", 2, {}), ("PLACE", "Open Gate", 1, {})], ["ORGANISATION", "ORGANISATION"]),
        (
            [("PERSON", "Open Gate", 1, {"roles": ("charity",)}), ("ORGANISATION", "Open Gate", 1, {})],
            ["ORGANISATION", "ORGANISATION"],
        ),
        (
            [("PERSON", "Open Gate", 1, {"gender": "m"}), ("ORGANISATION", "Open Gate", 1, {})],
            ["ORGANISATION", "ORGANISATION"],
        ),
        (
            [("PERSON", "Inna Gate", 1, {"gender": "f"}), ("ORGANISATION", "Inna Gate", 5, {})],
            ["PERSON", "ORGANISATION"],
        ),
        ([("PERSON", "Inna Mirovik", 1, {}), ("ORGANISATION", "Inna Mirovik", 1, {})], ["PERSON", "PERSON"]),
    ],
)
def test_reconcile_types(rows, expected, chain):
    chains = [chain(f"d{i}", 0, type, *[name] * times, **said) for i, (type, name, times, said) in enumerate(rows)]
    assert [c.type for c in reconcile_types(chains)] == expected


def test_articles_that_read_a_name_otherwise_hear_what_most_read(chain):
    rows = [("a", "PERSON", "Tove Halvorsen"), ("b", "PERSON", "Tove Halvorsen"), ("c", "PLACE", "Tove Halvorsen"),
            ("c", "PLACE", "Oslo"), ("a", "PLACE", "Oslo")]  # fmt: skip
    chains = [chain(where, 20 * i, type, name) for i, (where, type, name) in enumerate(rows)]
    assert outvoted(chains) == {"c": {"Tove Halvorsen": "PERSON"}}
