"""Family names: which are one, and why."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from graph.resolution.evidence import Evidence
from graph.resolution.skeleton import loose, skeletons


@lru_cache(maxsize=1 << 18)
def same_surname(a: str, b: str, raw_a: str = "", raw_b: str = "") -> Evidence | None:
    """Return how far two folded words are one family name, score in (0, 1]; None where they are two."""
    said = f"{(raw_a or a)} / {(raw_b or b)}"
    if a == b:
        return Evidence(1.0, "same family name")
    if min(len(a), len(b)) >= 4 and not skeletons(raw_a or a).isdisjoint(skeletons(raw_b or b)):
        return Evidence(0.95, f"family name a transliteration: {said}")
    if _feminine(a, b):
        return Evidence(0.93, f"family name in a man's and a woman's form: {said}")
    if a.removeprefix("al").removeprefix("el") == b.removeprefix("al").removeprefix("el") and min(len(a), len(b)) >= 4:
        return Evidence(0.92, f"family name with and without its article: {said}")
    if min(len(a), len(b)) >= 6 and (Levenshtein.distance(a, b) == 1 or loose(a) == loose(b)):
        return Evidence(0.8, f"family name spelt differently: {said}")
    return None


def _feminine(a: str, b: str) -> bool:
    """Slavic family names of a woman in a man's form: Ivanov / Ivanova, Kovalsky / Kovalskaya."""
    man, woman = sorted((a, b), key=lambda n: (len(n), n))
    endings = (
        ("ov", "ova"),
        ("ev", "eva"),
        ("in", "ina"),
        ("sky", "skaya"),
        ("ski", "ska"),
        ("skyi", "ska"),
        ("y", "aya"),
    )
    return any(
        man.endswith(m) and woman.endswith(w) and man.removesuffix(m) == woman.removesuffix(w) for m, w in endings
    )
