"""The slots of `patterns.yaml`: where in a sentence the two ends of a relation may stand."""

from __future__ import annotations

ROLES = frozenset("agent patient patient's recipient poss modifier there governor holder".split())
"""What syntax fills under a name of its own; any other slot is a preposition."""

OF_PATIENT = frozenset("to into from in at for by on against of with".split())
"""The prepositions that may hang on the patient: `of patient to`."""

PREPOSITIONS = frozenset("""
    aboard about above across after against along alongside amid among around as ashore at before behind below beneath
    beside between beyond by despite during for from in inside into near of off on onto outdoors outside over past round
    since than through throughout to toward towards under until upon versus via with within without
""".split()) | {"along with", "on behalf of", "out of", "together with"}  # fmt: skip


def is_slot(word: str) -> bool:
    """Whether a pattern may name this as the slot of an end."""
    return word in ROLES or word in PREPOSITIONS or (
        word.startswith("of patient ") and word.removeprefix("of patient ") in OF_PATIENT
    )  # fmt: skip
