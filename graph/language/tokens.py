"""spaCy's English tokenizer, with one more break for scraped and machine-paraphrased news."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

_LONGEST_GLUED = 12


def blank_pipeline() -> Language:
    """Return an English spaCy pipeline that only tokenizes.

    A small-letter word glued to a capitalised one ("forFrance") becomes two tokens; "iPhone" and "McDonald" stay whole.
    """
    nlp = spacy.blank("en")
    # `re` takes look-behinds of fixed width only, hence one alternative a length
    glued = [rf"(?<=\b[a-z]{{{n}}})(?=[A-Z][a-z]{{2,}}\b)" for n in range(2, _LONGEST_GLUED + 1)]
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, *glued]).finditer  # type: ignore[attr-defined]
    return nlp
