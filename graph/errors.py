"""The errors that Passage raises: each says where, what is wrong, what was expected and what to do."""

from __future__ import annotations


class PassageError(Exception):
    """Base of every error meant for the user; `str(error)` is one line, `place: wrong; expected; remedy`."""

    def __init__(self, place: object, wrong: str, expected: str = "", remedy: str = "") -> None:
        self.place, self.wrong, self.expected, self.remedy = str(place), wrong, expected, remedy
        super().__init__(f"{place}: " + "; ".join(part for part in (wrong, expected, remedy) if part))


class InputError(PassageError):
    """What the user named (a path, an option, a manifest) cannot be used: the command stops with exit code 2."""


class DocumentError(PassageError):
    """One document cannot be read: it is reported and skipped, the others are not touched."""


class ProofError(PassageError):
    """A quote is not the text at its offsets, or a document is not the one that was read."""
