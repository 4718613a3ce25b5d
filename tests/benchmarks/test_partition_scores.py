"""The scorer against published figures and some worked out by hand, on clusters of single letters."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from partition_scores import METRICS, b_cubed, ceaf_e, conll_f1, muc, partition

# Key {a b c} {d e f g}; response {a b} {c d} {f g h i}: the worked example of Pradhan et al. 2014, section 4.
KEY, RESPONSE = partition(["abc", "defg"]), partition(["ab", "cd", "fghi"])
PUBLISHED = {"MUC": (0.40, 0.40), "B³": (0.42, 0.50), "CEAF-e": (0.65, 0.43)}


@pytest.mark.parametrize("metric", PUBLISHED)
def test_published_example(metric):
    score = METRICS[metric](KEY, RESPONSE)
    assert (round(score.recall, 2), round(score.precision, 2)) == PUBLISHED[metric]


@pytest.mark.parametrize(
    ("key", "response", "expected"),
    [
        (["ab", "c"], ["ab", "c"], (1.0, 1.0, 1.0)),
        (["abc"], ["a", "b", "c"], (0.0, 0.5, 0.25)),
        (["a", "b", "c"], ["abc"], (0.0, 0.5, 0.25)),
        (["ab"], ["cd"], (0.0, 0.0, 0.0)),
        (["ab"], [], (0.0, 0.0, 0.0)),
    ],
)
def test_by_hand(key, response, expected):
    key, response = partition(key), partition(response)
    assert tuple(round(metric(key, response).f1, 3) for metric in (muc, b_cubed, ceaf_e)) == expected
    assert conll_f1(key, response) == pytest.approx(sum(expected) / 3, abs=1e-3)
