"""Numbers as words and digits."""

from __future__ import annotations

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {
    **{word: i for i, word in enumerate(_UNITS)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
    **{f"{ten}-{unit}": 10 * i + j for i, ten in enumerate(_TENS, 2) for j, unit in enumerate(_UNITS[1:10], 1)},
    "dozen": 12,
}  # fmt: skip

_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
]  # fmt: skip
DAYS = {word: i for i, word in enumerate(_ORDINALS, 1)} | {
    **{f"twenty-{word}": 20 + i for i, word in enumerate(_ORDINALS[:9], 1)}, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
"""The days of a month, and other ordinals, as words."""
SETS = {"couple": 2, "pair": 2, "duo": 2, "twosome": 2, "trio": 3, "threesome": 3, "quartet": 4, "foursome": 4}
"""Nouns for so many people."""


def number(text: str) -> int | None:
    """Return the whole number that one word or group of digits stands for ("six", "1,200"), or None."""
    small = text.lower().replace(",", "")
    return int(small) if small.isascii() and small.isdigit() and len(small) < 12 else _NUMBERS.get(small)
