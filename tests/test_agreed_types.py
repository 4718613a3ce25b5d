"""A name that one article seems to use otherwise than the rest is read in it as in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

import graph
from graph import load_model

MISREAD = "Wanza Kabwata repairs bicycles in an old flour mill. Wanza Kabwata fled Lusaka in 2021."
OTHERS = (
    "Wanza Kabwata, 44, a nurse, was arrested by Interpol in Lusaka.",
    "The nurse Wanza Kabwata spoke to reporters. She was tired.",
)


def _misreading() -> Any:
    """The bundled model, which takes the name for a place in the one article."""

    @Language.component("misread")
    def misread(doc: Doc) -> Doc:
        if "flour mill" in doc.text:
            doc.set_ents([Span(doc, e.start, e.end, "LOC" if "Kabwata" in e.text else e.label) for e in doc.ents])
        return doc

    nlp = load_model()
    nlp.add_pipe("misread")
    return nlp


def _built(folder: Path, texts: tuple[str, ...]) -> tuple[set[str], set[str]]:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    made = graph.build(folder, nlp=_misreading())
    types = {entity.type for entity in made.entities if entity.name == "Wanza Kabwata"}
    return types, {f"{r.type} {made.entity[r.object].name}" for r in made.relations if r.type != "RELATED"}


def test_an_article_is_read_again_with_what_the_others_say(tmp_path: Path) -> None:
    _, alone = _built(tmp_path / "alone", (MISREAD,))
    assert "LEFT Lusaka" not in alone
    types, relations = _built(tmp_path / "together", (MISREAD, *OTHERS))
    assert types == {"PERSON"}
    assert "LEFT Lusaka" in relations
