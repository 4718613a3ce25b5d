"""Names may come from another spaCy pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from graph.errors import InputError
from graph.language import load_model

PATTERNS = [
    {"label": "PERSON", "pattern": "anna weber"},
    {"label": "GPE", "pattern": "zorbatown"},
    {"label": "ORG", "pattern": "the tide"},
    {"label": "PRODUCT", "pattern": "flew"},
]


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A spaCy pipeline on disk, with words of its own and spaCy's usual labels."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "other")
    return tmp_path / "other"


def test_its_names_stand_with_our_labels_and_our_syntax(other: Path) -> None:
    doc = load_model(names_model=str(other))("Yesterday anna weber flew to zorbatown with the tide.")
    assert [(e.text, e.label_) for e in doc.ents] == [("anna weber", "PER"), ("zorbatown", "LOC"), ("the tide", "ORG")]
    assert doc[3].pos_ == "VERB"


def test_our_own_names_are_gone(other: Path) -> None:
    assert not load_model(names_model=str(other))("Pedro Alves lives in Lisbon.").ents


def test_none_of_that_name() -> None:
    with pytest.raises(InputError, match=r"--names-model en_core_web_zz: cannot be opened"):
        load_model(names_model="en_core_web_zz")


def test_a_pipeline_without_names(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(InputError, match="finds no persons"):
        load_model(names_model=str(tmp_path))
