"""A name that one article seems to use otherwise than the rest is read in it as in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import graph

TAKEN_FOR_A_PLACE = (
    "On the top floor of an old flour mill in Leeds, Wanza Kabwata is repairing bicycles. "
    "Wanza Kabwata fled Lusaka in 2021."
)
OTHERS = (
    "Wanza Kabwata, 44, a nurse, was arrested by Interpol in Lusaka.",
    "The nurse Wanza Kabwata spoke to reporters. She was tired.",
)


def _built(folder: Path, texts: tuple[str, ...], nlp: Any) -> tuple[set[str], set[str]]:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    made = graph.build(folder, nlp=nlp)
    types = {entity.type for entity in made.entities if entity.name == "Wanza Kabwata"}
    return types, {f"{r.type} {made.entity[r.object].name}" for r in made.relations if r.type != "RELATED"}


def test_an_article_is_read_again_with_what_the_others_say(tmp_path: Path, nlp: Any) -> None:
    assert _built(tmp_path / "alone", (TAKEN_FOR_A_PLACE,), nlp) == ({"PLACE"}, set())
    types, relations = _built(tmp_path / "together", (TAKEN_FOR_A_PLACE, *OTHERS), nlp)
    assert types == {"PERSON"}
    assert "LEFT Lusaka" in relations
