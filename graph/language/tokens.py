"""spaCy's English tokenizer, with one more break for scraped and machine-paraphrased news."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

_RANKS = "Brig. Capt. Cmdr. Col. Cpl. Det. Hon. Insp. Lt. Maj. Pres. Pvt. Sgt. Supt."
ABBREVIATIONS = tuple(_RANKS.split())
"""Words before a name, kept with their full stop; spaCy has the like of "Gen." and "Mr." itself."""
_LONGEST_GLUED = 12
_PARTICLES = ("al", "da", "de", "del", "di", "du", "el", "la", "le", "van", "von")


def blank_pipeline() -> Language:
    """Return an English spaCy pipeline that only tokenizes.

    A small-letter word glued to a capitalised one ("forFrance") becomes two tokens; "iPhone", "deGrasse" stay whole.
    """
    nlp = spacy.blank("en")
    # `re` takes look-behinds of fixed width only, hence one alternative a length
    no_name = "".join(rf"(?<!\b{particle})" for particle in _PARTICLES)
    glued = [rf"(?<=\b[a-z]{{{n}}}){no_name}(?=[A-Z][a-z]{{2,}}\b)" for n in range(2, _LONGEST_GLUED + 1)]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex([*(nlp.Defaults.infixes or ()), *glued]).finditer
    for word in ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return nlp
