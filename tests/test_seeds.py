"""seeds/ is the user's own input: it stays byte for byte what was given."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
GIVEN = {
    "000_d661713af10ab551.txt": "2a46ac26cf4593f1fd16b383bc20ba208f9309285c84f3c3912adc37ee373382",
    "001_c16ba3318a83aff2.txt": "a1f1ec9fe1e929447e4b6abcf7a56a1d8dbc08ba25e4fffd2fbfd26a3d49b0cc",
    "002_bc1165175ad4af37.txt": "624516e6a59d41ad81f0121cc48c22bf454a2774bb73dbfa736897a946c22470",
    "003_ecbf15eb8eba9749.txt": "115b6beb2623ce7d7fd278585edb2d472f5644c4c58fabc230108d65a59f3c88",
    "004_e1f8ce9ccc0c5d50.txt": "ae9840bd378b258c9b60e688dc35258a6ffa3e22536afb53425f605b3ac6eb67",
}


@pytest.mark.parametrize("name", GIVEN)
def test_an_article_is_untouched(name: str) -> None:
    assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == GIVEN[name]


def test_there_is_nothing_else_but_the_manifest() -> None:
    assert {path.name for path in SEEDS.iterdir()} == {*GIVEN, "manifest.csv"}
