"""What stays of a name when it is carried from one alphabet or spelling to another."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.resolution.folding import fold

# Applied in this order to a folded word. Capitals stand for sounds: C in church, S in ship, Z in measure, H in loch.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^mac(?=[a-z]{4})", "mc"),
        (r"shch|schtsch|szcz|stsch", "S"),
        (r"tsch|tch|tsh|cz", "C"),
        (r"sch|sh|sz", "S"),
        (r"zh|zs", "Z"),
        (r"dzh|dj|dsch", "j"),
        (r"kh", "H"),
        (r"ph", "f"),
        (r"([tdgbr])h", r"\1"),
        (r"ou|oo", "u"),
        (r"ck|q|c(?=[aouklrt]|$)", "k"),
        (r"gu(?=i)", "g"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?<=[oe])ff?$", "v"),
        (r"[yj]", "i"),
        (r"(?<=[aeou])i+(?=[aeou])", ""),
        (r"i+(?=e)", ""),
        (r"(?<=[aeou])h(?=[bdfgklmnprstvz]|$)", ""),
        (r"ue", "u"),
        (r"oe", "o"),
        (r"(.)\1+", r"\1"),
    )
)
_CH = re.compile(r"(?<!s)(?<!t)(?<!sh)ch")
_CARONS = str.maketrans({"č": "cz", "ć": "cz", "š": "sh", "ś": "sh", "ş": "sh", "ž": "zh", "ź": "zh", "ż": "zh"})
_LOOSE = str.maketrans({"e": "a", "o": "u", "H": "h"})


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> frozenset[str]:
    """Return the sounds that a word may stand for, "ch" being C, H, k or S; two spellings of one name share one."""
    plain = {fold(word).replace(" ", ""), fold(word.casefold().translate(_CARONS)).replace(" ", "")}
    readings = {_CH.sub(sound, spelling) for spelling in plain for sound in ("cz", "kh", "k", "sh")}
    return frozenset(_sounds(reading) for reading in readings)


@lru_cache(maxsize=1 << 16)
def _sounds(word: str) -> str:
    for pattern, sound in _RULES:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=1 << 16)
def loose(word: str) -> str:
    """Return one key for spellings that differ in vowels of one kind (a and e, o and u): "mohammed", "muhammad"."""
    return re.sub(r"(.)\1+", r"\1", min(skeletons(word)).translate(_LOOSE))


def sound_alike(left: str, right: str) -> bool:
    """Whether two words may be spellings of one name."""
    return left == right or not skeletons(left).isdisjoint(skeletons(right))
