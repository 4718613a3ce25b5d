from __future__ import annotations

import pytest

from graph.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "pos", "tag", "wanted"),
    [
        ("fled", "VERB", "VBD", "flee"),
        ("left", "VERB", "VBD", "leave"),
        ("lying", "VERB", "VBG", "lie"),
        ("Arrested", "VERB", "VBN", "arrest"),
        ("flew", "VERB", "VBD", "fly"),
        ("sought", "VERB", "VBN", "seek"),
        ("told", "VERB", "VBD", "tell"),
        ("shot", "VERB", "VBN", "shoot"),
        ("hid", "VERB", "VBD", "hide"),
        ("travelled", "VERB", "VBD", "travel"),
        ("traveled", "VERB", "VBD", "travel"),
        ("founded", "VERB", "VBD", "found"),
        ("born", "VERB", "VBN", "bear"),
        ("wives", "NOUN", "NNS", "wife"),
        ("companies", "NOUN", "NNS", "company"),
        ("men", "NOUN", "NNS", "man"),
        ("spokeswomen", "NOUN", "NNS", "spokeswoman"),
        ("news", "NOUN", "NN", "news"),
        ("was", "AUX", "VBD", "be"),
        ("’s", "AUX", "VBZ", "be"),
        ("had", "AUX", "VBD", "have"),
        ("’d", "AUX", "MD", "have"),
        ("wo", "AUX", "MD", "will"),
        ("ca", "AUX", "MD", "can"),
        ("might", "AUX", "MD", "might"),
        ("better", "ADJ", "JJR", "good"),
        ("earliest", "ADJ", "JJS", "early"),
        ("old", "ADJ", "JJ", "old"),
        ("Left", "ADV", "RB", "left"),
        ("Rivers", "PROPN", "NNPS", "Rivers"),
        ("They", "PRON", "PRP", "they"),
        ("", "NOUN", "NN", ""),
        ("☕", "NOUN", "NN", "☕"),
    ],
)
def test_dictionary_form(word: str, pos: str, tag: str, wanted: str) -> None:
    assert lemma(word, pos, tag) == wanted
