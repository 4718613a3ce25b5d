"""Dictionary forms: lemminflect for the open classes, a table for the closed ones."""

from __future__ import annotations

from functools import cache

_FORMS = {
    "be": "be am is are was were been being 's 'm 're ’s ’m ’re ai s m",
    "have": "have has had having 've ’ve 'd ’d ve",
    "do": "do does did done doing",
    "will": "will 'll ’ll wo",
    "can": "ca",
}
_AUXILIARIES = {form: verb for verb, forms in _FORMS.items() for form in forms.split()}
_DEGREES = frozenset({"JJR", "JJS", "RBR", "RBS"})


@cache
def lemma(word: str, pos: str, tag: str) -> str:
    """Return the dictionary form of a word with its universal (`pos`) and Penn (`tag`) part of speech."""
    small = word.lower()
    if pos == "PROPN":
        return word
    if pos == "AUX":
        return _AUXILIARIES.get(small, small)
    if pos in ("VERB", "NOUN") or tag in _DEGREES:
        from lemminflect import getLemma  # noqa: PLC0415  (0.9 s to import)

        known: tuple[str, ...] = getLemma(small, "ADJ" if tag in ("JJR", "JJS") else "ADV" if tag in _DEGREES else pos)
        return known[0] if known else small
    return small
