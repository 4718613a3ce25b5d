"""Names from another spaCy pipeline in the place of the encoder's."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graph.errors import InputError

NAME = "names_of_another_model"
KINDS = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "ORGANIZATION": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC",
    "LOCATION": "LOC",
}  # fmt: skip
"""The labels that pipelines use for persons, organisations and places, and ours."""


class OtherNames:
    """Sets `ents` to the persons, organisations and places that another pipeline finds in the same text."""

    def __init__(self, other: Language) -> None:
        self.other = other

    def __call__(self, doc: Doc) -> Doc:
        """Names that cut through a word of `doc` are widened to it."""
        found: list[Span] = []
        for ent in self.other(doc.text).ents:
            if ent.label_ in KINDS:
                span = doc.char_span(ent.start_char, ent.end_char, KINDS[ent.label_], alignment_mode="expand")
                if span is not None and span.text.strip():
                    found.append(span)
        doc.set_ents(filter_spans(found))
        return doc


@Language.factory(NAME, assigns=["doc.ents"])
def _other_names(nlp: Language, name: str, model: str) -> OtherNames:
    return OtherNames(open_pipeline(model))


def open_pipeline(model: str) -> Language:
    """Return an installed spaCy pipeline or one in a folder; InputError where there is none, or it finds no names."""
    try:
        other = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise InputError(
            f"--names-model {model}", "cannot be opened", "a spaCy pipeline that is installed, or its folder", reason
        ) from error
    if not KINDS.keys() & {label for labels in other.pipe_labels.values() for label in labels}:
        raise InputError(
            f"--names-model {model}", "finds no persons, organisations or places", f"one of {', '.join(sorted(KINDS))}",
            "choose a pipeline with named entities",
        )  # fmt: skip
    return other
