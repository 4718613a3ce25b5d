"""A user's own vocabulary file (`--vocabulary`): new relation types, and words for those there are."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.records import ENTITY_TYPES, STATUSES, EntityType
from graph.vocabulary.marked import Marked, parse
from graph.vocabulary.patterns import compiled
from graph.vocabulary.relation_types import RelationType
from graph.vocabulary.slots import is_slot
from graph.vocabulary.vocabulary import Vocabulary, bundled

RESERVED = frozenset("""
    SUBJECT OBJECT SPEAKER IN_DOCUMENT MENTIONED_IN FIRST_STOP NEXT_STOP AT IN_DISPUTE
    PERSON GROUP ORGANISATION PLACE DOCUMENT CLAIM STOP DISPUTE EVENT
""".split())  # fmt: skip
"""What stores call their nodes and the ties between them: no relation type may be called so."""

_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,62}")
_TEXTS = ("verbs", "nouns", "subject", "object", "with", "unless", "needs", "without", "inside", "under",
          "named", "status")  # fmt: skip
_FLAGS = ("people", "of_people", "of_bodies", "of_several", "of_states", "of_no_state", "of_courts", "last")
_SLOTTED = ("subject", "object", "unless")
_FIELDS = ("subject", "object", "label", "inverse", "symmetric", "shown", "unnamed")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?: [^\W\d_]+)?")


def read_vocabulary(path: Path | str) -> Vocabulary:
    """Return the program's vocabulary with what a file adds; README.md of this folder describes such a file.

    InputError, with the line, where the file cannot be read or says something that is not understood.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(path, "there is no such file", "a vocabulary in YAML", "check the spelling") from error
    except UnicodeDecodeError as error:
        raise InputError(path, "is not UTF-8 text", "a vocabulary in YAML", "save it as UTF-8") from error
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "a vocabulary in YAML") from error
    return vocabulary_of(text, place=str(path))


def vocabulary_of(text: str, *, place: str) -> Vocabulary:
    """Return the program's vocabulary with what `text` adds; errors begin with `place` and the line."""
    own = bundled()
    types = dict(own.types)
    rows: dict[str, list[dict[str, Any]]] = {}
    parts: dict[str, Marked] = {}
    for part, key, value in parse(text, place).entries("the file"):
        if part not in ("types", "patterns"):
            raise key.fail(f"{part!r:.60} is not understood", "`types` or `patterns`", "correct or remove it")
        parts[part] = value
    for name, key, value in parts["types"].entries("`types`") if "types" in parts else ():
        types[name] = _type(name, key, value, own)
    for name, key, value in parts["patterns"].entries("`patterns`") if "patterns" in parts else ():
        if name not in types:
            raise key.fail(
                f"there is no relation type {name!r:.60}", "one that is declared", "declare it under `types`"
            )
        rows[name] = [_pattern(name, row) for row in value.items(name)]
    patterns = dict(own.patterns)
    for (kind, word), of in compiled(rows).items():
        for form in _dictionary_forms(kind, word):
            patterns[kind, form] = (*(replace(p, users=True) for p in of), *patterns.get((kind, form), ()))
    return Vocabulary(types, patterns)


def _dictionary_forms(kind: str, word: str) -> Iterator[str]:
    """A word, and what the lemmatiser takes its inflected forms for where it does not know it ("bankrol")."""
    from lemminflect import getAllLemmas, getInflection, getLemma  # noqa: PLC0415  (0.9 s to import)

    forms = {word}
    if not getAllLemmas(word):
        part, tags = ("VERB", ("VBD", "VBN", "VBG", "VBZ")) if kind == "verbs" else ("NOUN", ("NNS",))
        forms |= {lemma for tag in tags for form in getInflection(word, tag) for lemma in getLemma(form, part)[:1]}
    yield from sorted(forms)


def _type(name: str, key: Marked, value: Marked, own: Vocabulary) -> RelationType:
    if not _NAME.fullmatch(name):
        raise key.fail(f"{name!r:.70} cannot name a relation type", "a name such as INVESTED_IN", "rename it")
    if name in own.types:
        remedy = "give it words under `patterns`, or rename it"
        raise key.fail(f"{name} is declared by the program", "a new name", remedy)
    if name in RESERVED:
        raise key.fail(f"{name} is what stores call something else", "another name", "rename it")
    rows = {field: (mark, of) for field, mark, of in value.entries(name)}
    for field, (mark, _) in rows.items():
        if field not in _FIELDS:
            raise mark.fail(f"{name} has a field {field!r:.60}", ", ".join(_FIELDS), "remove it")
    for field in ("subject", "object", "label", "inverse"):
        if field not in rows:
            raise key.fail(f"{name} has no {field}", "subject, object, label and inverse", "add it")
    flags = {f: rows[f][1].flag(f"{name}.{f}") for f in ("symmetric", "shown") if f in rows}
    return RelationType(
        name, _ends(name, "subject", rows["subject"][1]), _ends(name, "object", rows["object"][1]),
        rows["label"][1].text(f"{name}.label"), rows["inverse"][1].text(f"{name}.inverse"),
        symmetric=flags.get("symmetric", False), shown=flags.get("shown", True),
        unnamed=_unnamed(name, rows["unnamed"][1]) if "unnamed" in rows else frozenset(),
    )  # fmt: skip


def _unnamed(name: str, value: Marked) -> frozenset[str]:
    options = "a list of subject, object"
    if not value.is_list:
        raise value.fail(f"{name}.unnamed is no list", options, "put it between [ and ]")
    found = set[str]()
    for one in value.items(f"{name}.unnamed"):
        end = one.text(f"{name}.unnamed")
        if end not in ("subject", "object"):
            raise one.fail(f"{name}.unnamed names {end!r:.60}, which is no end of a relation", options, "correct it")
        found.add(end)
    return frozenset(found)


def _ends(name: str, field: str, value: Marked) -> frozenset[EntityType]:
    options = f"any, or a list of {', '.join(ENTITY_TYPES)}"
    if not value.is_list:
        if value.text(f"{name}.{field}") != "any":
            raise value.fail(f"{name}.{field} is {value.text(field)!r:.60}", options, "put it between [ and ]")
        return frozenset(ENTITY_TYPES)
    found = set[EntityType]()
    for one in value.items(f"{name}.{field}"):
        type_ = one.text(f"{name}.{field}")
        known = next((t for t in ENTITY_TYPES if t == type_), None)
        if known is None:
            raise one.fail(f"{name}.{field} names {type_!r:.60}, which is no type of entity", options, "correct it")
        found.add(known)
    if not found:
        raise value.fail(f"{name}.{field} is empty", options, "say what may stand there")
    return frozenset(found)


def _pattern(name: str, row: Marked) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, mark, value in row.entries(f"a pattern of {name}"):
        if field in _FLAGS:
            found[field] = value.flag(f"{name}.{field}")
        elif field in _TEXTS:
            found[field] = _words(f"{name}.{field}", field, value)
        else:
            raise mark.fail(f"{name} has a field {field!r:.60}", ", ".join((*_TEXTS, *_FLAGS)), "correct or remove it")
    if ("verbs" in found) == ("nouns" in found):
        wrong = "both verbs and nouns" if "verbs" in found else "neither verbs nor nouns"
        raise row.fail(f"a pattern of {name} has {wrong}", "the one or the other", "make it two patterns, or add words")
    for end in ("subject", "object"):
        if end not in found:
            raise row.fail(
                f"a pattern of {name} does not say where its {end} stands", f"`{end}: ` and a slot", "add it"
            )
    return found


def _words(what: str, field: str, value: Marked) -> str:
    """Return the words of a field as they are; each is one that the field may have."""
    text = value.text(what)
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise value.fail(
            f"{what} has a quotation mark that is not closed", 'words such as "set up"', "close it"
        ) from error
    if field in _SLOTTED and ("of", "patient") in pairwise(words):
        raise value.fail(f"{what}: `of patient …` is one slot", '"of patient to"', "put it between quotation marks")
    for wrong, expected in filter(None, (_wrong(field, word) for word in words)):
        raise value.fail(f"{what}: {wrong}", expected, "correct it")
    return text


def _wrong(field: str, word: str) -> tuple[str, str] | None:
    """Return what is wrong with a word of a field, and what is expected; None where nothing is."""
    if field in _SLOTTED and not is_slot(word):
        return (
            f"there is no slot {word!r:.60}",
            'agent, patient, recipient, poss, or a preposition such as in or "out of"',
        )
    if field == "status" and word not in STATUSES:
        return f"there is no status {word!r:.60}", ", ".join(STATUSES)
    if field == "named" and word != "object":
        return f"{word!r:.60} cannot be asked for", "`named: object`"
    if field in ("verbs", "nouns") and (word != word.lower() or not _WORD.fullmatch(word)):
        return f"{word!r:.60} is no verb or noun", 'a dictionary form such as "invest" or "set up", in lower case'
    return None
