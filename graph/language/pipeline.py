"""The language model behind spaCy's interface."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from graph.language import sentences
from graph.language.annotator import Annotator
from graph.language.encoder import MODEL, Encoder
from graph.language.tokens import blank_pipeline


@Language.factory(
    "annotator",
    requires=["token.is_sent_start"],
    assigns=["doc.ents", "token.pos", "token.tag", "token.lemma", "token.head", "token.dep"],
    default_config={"folder": str(MODEL), "threads": 2},
)
def _annotator(nlp: Language, name: str, folder: str, threads: int) -> Annotator:
    return Annotator(Encoder(Path(folder), threads=threads))


def load_model(folder: Path | None = None, *, threads: int = 2) -> Language:
    """Return the spaCy pipeline over the bundled model, or over that of `folder`.

    Its Docs have sentences, `ents` (PER, ORG, LOC), `pos_`, `tag_`, `lemma_`, `head` and `dep_` (Universal
    Dependencies). A document's reading does not depend on what else goes through `pipe`. InputError where a file is
    missing.
    """
    nlp = blank_pipeline()
    nlp.max_length = 10_000_000  # the limit is for spaCy's own parser; reading has one of its own
    nlp.add_pipe(sentences.NAME)
    nlp.add_pipe("annotator", config={"folder": str(folder or MODEL), "threads": threads})
    return nlp
