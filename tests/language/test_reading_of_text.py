"""What the whole pipeline writes into a Doc: whole trees, harmless white space, the same every time."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from graph.errors import InputError
from graph.language import load_model
from graph.language.encoder import FILES, MODEL, Scores

ARTICLE = (
    "Bank sues mayor of Porto\n\n"
    "Polaris Bank sued the mayor, Pedro Alves, on Monday.  He “did nothing”, "
    "his lawyer said…\n"
    "Anna Weber of Open Harbour flew in from Vienna\tto help. Nobody\u00a0else came — not even J. R. Smith.\n\n"
)
ODD = {
    "empty": "",
    "a space": " ",
    "white space only": " \n\t \r\n\u00a0",
    "one word": "Lisbon",
    "one mark": ".",
    "an emoji": "😀",
    "emoji in a sentence": "Anna 👩‍👩‍👧 flew 🛫 to Lisbon 🇵🇹.",
    "right to left": "سافرت آنا إلى لشبونة. ثم عادت. אנה נסעה לליסבון.",
    "mixed directions": "Anna \u202eflew\u202c to Lisbon.",
    "control characters": "Anna\x00 flew\x01 to\x1b[31m Lisbon\x7f.\x0c Then\x0b home.",
    "a byte order mark": "\ufeffAnna flew to Lisbon.",
    "combining marks": "A" + "\u0301" * 500 + " flew to Lisbon.",
    "Chinese": "安娜飞往里斯本。然后她回家了。",
    "unpaired quotes": "“““Anna said ”” flew (((to Lisbon.",
    "full stops only": "." * 300,
    "one word of 20,000 letters": "a" * 20_000 + " flew.",
    "astral letters": "𝐀𝐧𝐧𝐚 flew to 𝔏𝔦𝔰𝔟𝔬𝔫.",
}


def whole(doc: Doc) -> bool:
    """Whether each sentence is one tree: one root, heads inside it, no circle."""
    for sent in doc.sents:
        roots = [t for t in sent if t.head == t]
        inside = all(sent.start <= t.head.i < sent.end for t in sent)
        if len(roots) != 1 or not inside or set(roots[0].subtree) != set(sent):
            return False
    return True


def reading(doc: Doc) -> list[tuple[object, ...]]:
    names = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    return [(t.text, t.is_sent_start, t.pos_, t.tag_, t.lemma_, t.head.i, t.dep_) for t in doc] + names


def test_annotations_are_there(nlp: Language) -> None:
    doc = nlp(ARTICLE)
    assert all(doc.has_annotation(kind) for kind in ("SENT_START", "TAG", "POS", "LEMMA", "DEP", "HEAD", "ENT_IOB"))


def test_text_is_untouched(nlp: Language) -> None:
    assert nlp(ARTICLE).text == ARTICLE


def test_names_and_syntax_of_a_plain_sentence(nlp: Language) -> None:
    doc = nlp("Anna Weber was flown from Lisbon to Vienna by Open Harbour.")
    assert [(e.text, e.label_) for e in doc.ents][:3] == [("Anna Weber", "PER"), ("Lisbon", "LOC"), ("Vienna", "LOC")]
    assert {t.text: (t.dep_, t.head.text) for t in doc if t.dep_ in ("nsubj:pass", "aux:pass", "root")} == {
        "Anna": ("nsubj:pass", "flown"), "was": ("aux:pass", "flown"), "flown": ("root", "flown")}  # fmt: skip
    assert doc[3].lemma_ == "fly"


def test_each_sentence_is_one_tree(nlp: Language) -> None:
    assert whole(nlp(ARTICLE))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_read(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text and whole(doc)


def test_a_line_of_100_000_characters_is_read(nlp: Language) -> None:
    text = ("Anna Weber, who had been told nothing, flew to Lisbon and " * 1800)[:100_000]
    began = time.monotonic()
    doc = nlp(text)
    # a guard against quadratic time, with room for a slow machine
    assert whole(doc) and time.monotonic() - began < 60


def test_white_space_is_no_word(nlp: Language) -> None:
    spaces = [t for t in nlp(ARTICLE) if t.is_space]
    assert spaces and all(t.pos_ == "SPACE" and t.dep_ == "space" and not t.ent_type_ for t in spaces)


@pytest.mark.parametrize(
    "change",
    [lambda s: s + "\n", lambda s: "\n\n" + s, lambda s: s.replace(" ", "  "), lambda s: s.replace(" ", " \u00a0")],
    ids=["after", "before", "doubled", "no-break"],
)
def test_white_space_changes_no_reading(nlp: Language, change: Callable[[str], str]) -> None:
    sentence = "Anna Weber flew from Lisbon to Vienna on Monday."

    def words(text: str) -> list[tuple[str, str, str, str]]:
        return [(t.text, t.tag_, t.dep_, t.head.text) for t in nlp(text) if not t.is_space]

    assert words(change(sentence)) == words(sentence)


def test_one_reading_however_often(nlp: Language) -> None:
    assert reading(nlp(ARTICLE)) == reading(nlp(ARTICLE))


def test_a_reading_does_not_depend_on_its_neighbours(nlp: Language) -> None:
    others = ["Anna. " * 60, ARTICLE, "", "Seven climbers died near Chamonix.", ARTICLE[:60]]
    piped = [reading(doc) for doc in nlp.pipe(others, batch_size=2)]
    assert piped == [reading(nlp(text)) for text in others]


def test_what_was_read_ahead_is_dropped_when_reading_stops(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = nlp.get_pipe("annotator").encoder  # type: ignore[attr-defined]
    asked: list[Future[Scores]] = []
    ask = encoder.ask
    monkeypatch.setattr(encoder, "ask", lambda *a: asked.append(ask(*a)) or asked[-1])
    stream = nlp.pipe([ARTICLE, ARTICLE * 60, ARTICLE])
    assert next(stream).text == ARTICLE
    stream.close()  # type: ignore[attr-defined]
    assert any(read.cancelled() for read in asked)


def test_a_second_pipeline_reads_alike(nlp: Language) -> None:
    assert reading(load_model(threads=1)(ARTICLE)) == reading(nlp(ARTICLE))


@pytest.mark.parametrize("missing", ["annotator.onnx", "biaffine.npz", "relations.npz", "tokenizer.json"])
def test_a_missing_model_file_is_named(tmp_path: Path, missing: str) -> None:
    for name in {*FILES} - {missing}:
        shutil.copy(MODEL / name, tmp_path / name)
    with pytest.raises(InputError, match=missing):
        load_model(tmp_path)


def test_a_missing_model_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        load_model(tmp_path / "nowhere")
