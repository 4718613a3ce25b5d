"""Statuses, speakers and dates of claims, against a gold file that expects them."""

from dataclasses import replace
from pathlib import Path

import harbour
import pytest

from graph.network import evaluate, read_gold
from graph.network.scores import Score
from graph.records import content_id

STORY = harbour.story()
GOLD = Path(harbour.__file__).with_name("harbour_gold.yaml").read_text("utf-8")
REVE, LIGHT = (content_id("e", name) for name in ("Tomas Reve", "Harbour Light"))


def measured(tmp_path, *, gold=("", ""), of_type="", **claim):
    """Evaluate the story with one text of its gold replaced and the claims of one type changed."""
    (tmp_path / "gold.yaml").write_text(GOLD.replace(*gold), "utf-8")
    changed = tuple(
        replace(r, claims=tuple(replace(c, **claim) for c in r.claims)) if r.type == of_type else r
        for r in STORY.relations
    )
    return evaluate(read_gold(tmp_path / "gold.yaml"), replace(STORY, relations=changed))


def test_every_statement_has_a_status(tmp_path):
    # one that the gold takes for asserted is denied in the story
    told = measured(tmp_path).particulars
    assert told.by_status == {
        "asserted": Score(11, 0, 2), "denied": Score(0, 1, 0), "alleged": Score(1, 0, 0), "planned": Score(1, 0, 0),
    }  # fmt: skip


def test_a_status_that_is_another_is_wrong_and_the_right_one_missing(tmp_path):
    told = measured(tmp_path, of_type="LEADS", status="denied").particulars.by_status
    assert (told["asserted"], told["denied"]) == (Score(10, 0, 3), Score(0, 2, 0))


@pytest.mark.parametrize(
    ("date", "day", "miss"),
    [
        ("2024-06-03", Score(1, 0, 0), False),
        ("2024-06-04", Score(0, 1, 1), True),
        ("2024-06", Score(0, 0, 1), True),
        (None, Score(0, 0, 1), True),
    ],
)
def test_a_date_may_be_right_too_coarse_or_another(tmp_path, date, day, miss):
    gold = ('[reve, HELPED, mira, {docs: ["001", "002"]}]', '[reve, HELPED, mira, {docs: ["001"], date: "2024-06-03"}]')
    result = measured(tmp_path, gold=gold, of_type="HELPED", date=date)
    assert result.particulars.by_date["day"] == day
    assert result.particulars.by_date["month"] == Score(2, 0, 0)
    assert any(m.kind == "date" for m in result.misses) is miss


@pytest.mark.parametrize(
    ("expected", "speaker", "score"),
    [
        ("speaker: reve", REVE, Score(1, 0, 0)),
        ('speaker: "light|reve"', REVE, Score(1, 0, 0)),
        ("speaker: reve", LIGHT, Score(0, 1, 1)),
        ("speaker: reve", None, Score(0, 0, 1)),
        ('speakers: {"001": reve}', REVE, Score(1, 0, 0)),
        ('speakers: {"003": reve}', REVE, Score(0, 0, 1)),
    ],
)
def test_a_speaker_may_be_right_another_or_not_named(tmp_path, expected, speaker, score):
    gold = ('[mira, LEFT, varn, {docs: ["001"]}]', f'[mira, LEFT, varn, {{docs: ["001"], {expected}}}]')
    told = measured(tmp_path, gold=gold, of_type="LEFT", speaker=speaker).particulars
    assert list(told.by_speaker.values()) == [score]


def test_what_one_article_says_may_differ(tmp_path):
    gold = ("status: alleged", 'status: alleged, statuses: {"004": denied}')
    told = measured(tmp_path, gold=gold)
    assert (told.particulars.by_status["denied"], told.particulars.by_status["alleged"]) == (
        Score(0, 1, 1),
        Score(0, 1, 0),
    )
    assert "status: mira MET kestrel in 004 is ['alleged'], expected denied" in map(str, told.misses)
