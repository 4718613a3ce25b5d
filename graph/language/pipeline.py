"""The language model behind spaCy's interface."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from graph.language import names, sentences
from graph.language.annotator import Annotator
from graph.language.encoder import MODEL, Encoder
from graph.language.tokens import blank_pipeline


@Language.factory(
    "annotator",
    requires=["token.is_sent_start"],
    assigns=[
        "doc.ents",
        "doc._.relations",
        "doc._.antecedents",
        "token.pos",
        "token.tag",
        "token.lemma",
        "token.head",
        "token.dep",
    ],
    default_config={"folder": str(MODEL), "threads": 2, "names": True},
)
def _annotator(nlp: Language, name: str, folder: str, threads: int, names: bool) -> Annotator:
    return Annotator(Encoder(Path(folder), threads=threads), names=names)


def load_model(folder: Path | None = None, *, threads: int = 2, names_model: str | None = None) -> Language:
    """Return the spaCy pipeline over the bundled model, or over that of `folder`.

    Its Docs have sentences, `ents` (PER, ORG, LOC), `pos_`, `tag_`, `lemma_`, `head` and `dep_` (Universal
    Dependencies), chains of mentions in `spans["coref_clusters_1"]` and so on, `doc._.relations` and
    `doc._.antecedents`. A document's reading does not depend on what else goes through `pipe`. `names_model` is a spaCy
    pipeline, installed or in a folder, that supplies the names instead. InputError where a file is missing or that
    pipeline cannot be used.
    """
    nlp = blank_pipeline()
    nlp.max_length = 10_000_000  # the limit is for spaCy's own parser; reading has one of its own
    nlp.add_pipe(sentences.NAME)
    if names_model is not None:
        nlp.add_pipe(names.NAME, config={"model": names_model})
    config = {"folder": str(folder or MODEL), "threads": threads, "names": names_model is None}
    nlp.add_pipe("annotator", config=config)
    return nlp
