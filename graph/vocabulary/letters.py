"""Letters of the Latin script that are no others with a mark, so that taking off the marks does not reach them."""

from __future__ import annotations

LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "æ": "ae",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "e",
        "ħ": "h",
        "ŋ": "n",
    }
)
"""Small letters to what stands for them in ASCII, for `str.translate`."""
