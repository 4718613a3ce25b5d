import pytest

from graph.errors import InputError
from graph.network import read_gold
from graph.network.gold import GoldJourney

GOLD = """
entities:
  ann: {type: PERSON, names: [Ann, Ann Example], pseudonym: true, docs: ["001"]}
  oslo: {type: PLACE, names: [Oslo]}
accept_entities: [police]
relations:
  - [ann, TRAVELLED_TO, "oslo|Bergen", {docs: ["001", "002"], status: planned, date: "2024-05", note: x}]
  - [ann, SPOUSE_OF, bob, {docs: ["001"], symmetric: true}]
accept_relations:
  - ["ann|bob", LEFT, oslo]
never:
  - [ann, SAME_AS, "Ann Other"]
journeys:
  - {traveller: ann, places: [bergen, oslo], note: x}
reports:
  - ["001", "002"]
  - ["003"]
"""


def written(tmp_path, text):
    path = tmp_path / "gold.yaml"
    path.write_text(text)
    return path


def test_a_gold_file(tmp_path):
    gold = read_gold(written(tmp_path, GOLD))
    assert gold.entities["ann"].names == ("Ann", "Ann Example")
    assert (gold.entities["ann"].docs, gold.entities["oslo"].docs) == (frozenset({"001"}), None)
    assert [gold.entities[key].pseudonym for key in ("ann", "oslo")] == [True, False]
    travel, marriage = gold.relations
    assert travel.options == (("ann", "TRAVELLED_TO", "oslo"), ("ann", "TRAVELLED_TO", "Bergen"))
    assert (travel.docs, travel.expected) == (("001", "002"), {"status": "planned", "date": "2024-05"})
    assert marriage.options == (("ann", "SPOUSE_OF", "bob"), ("bob", "SPOUSE_OF", "ann"))
    assert gold.accepted == {("ann", "LEFT", "oslo"), ("bob", "LEFT", "oslo")}
    assert gold.never == (("ann", "SAME_AS", "Ann Other"),)
    assert gold.journeys == (GoldJourney("ann", ("bergen", "oslo")),)
    assert gold.reports == {frozenset({"001", "002"}), frozenset({"003"})}


def test_only_entities_are_needed(tmp_path):
    gold = read_gold(written(tmp_path, "entities: {}"))
    assert (gold.entities, gold.relations, gold.never, gold.journeys) == ({}, (), (), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("entities: [", "is not YAML"),
        ("", "the file: is None"),
        ("- a", "a mapping"),
        ("relations: []", "entities: is None"),
        ("entities: {ann: 3}", r"entities\.ann: is 3"),
        ("entities: {ann: {type: PERSON}}", "has no type or no names"),
        ("entities: {ann: {names: [Ann]}}", "has no type or no names"),
        ("entities: {ann: {type: PERSON, names: [2022]}}", r"ann\.names: holds 2022, .* put it in quotes"),
        ("entities: {ann: {type: PERSON, names: Ann}}", r"ann\.names: is 'Ann'; expected: a list"),
        ("entities: {}\nrelations: [[a, B, c]]", r"relations\[0\]: has 3 parts"),
        ("entities: {}\nrelations: [[a, B, c, {docs: [001]}]]", r"relations\[0\]\.docs: holds 1"),
        ("entities: {}\nrelations: [[a, B, [], {}]]", r"relations\[0\]: holds \[\]"),
        ("entities: {}\nnever: [[a, B]]", r"never\[0\]: has 2 parts"),
        ("entities: {}\njourneys: [{places: [a]}]", r"journeys\[0\]: has no traveller"),
        ("entities: {}\nreports: [x]", r"reports\[0\]: is 'x'"),
        ("entities: !!python/object/apply:os.getcwd []", "is not YAML"),
    ],
)
def test_broken_gold(text, message, tmp_path):
    with pytest.raises(InputError, match=message) as caught:
        read_gold(written(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_no_gold(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        read_gold(tmp_path / "gold.yaml")
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path)
