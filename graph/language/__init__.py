"""The language model: words, sentences, names, parts of speech and syntax, in spaCy's objects."""

from spacy.language import Language

from graph.language.pipeline import load_model

__all__ = ["Language", "load_model"]
