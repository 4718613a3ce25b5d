"""The language model: words, sentences, names, parts of speech and syntax, in spaCy's objects."""

from spacy.language import Language
from spacy.tokens import Doc

from graph.language.pipeline import load_model

__all__ = ["Doc", "Language", "load_model"]
