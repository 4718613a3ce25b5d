"""Names: found by the model, mended at their ends, and typed alike throughout a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from spacy.tokens import Doc, Span

from graph.extraction.name_bounds import JOINTS, Name, mended, person_behind, proper
from graph.extraction.name_runs import acted_on_as_a_body, called_like_a_body, called_like_a_person, named_as_a_body
from graph.extraction.name_types import settled_types
from graph.records import EntityType
from graph.vocabulary.given_names import given_name
from graph.vocabulary.lexicon import (
    bodies,
    company_forms,
    nouns,
    organisation_table,
    organisation_words,
    outlets,
    small_words,
    words_before_names,
)
from graph.vocabulary.places import place_kind

_TYPE: dict[str, EntityType] = {"PER": "PERSON", "ORG": "ORGANISATION", "LOC": "PLACE"}
_QUOTES = {"“": "”", '"': '"', "«": "»", "‘": "’", "„": "“"}
_CALLED = frozenset(["called", "named", "dubbed", "known", "as", "titled", "entitled", ",", "the"])
_TELLING = frozenset({"tell", "inform", "assure"})
_LONGEST = 6
_INVENTED = frozenset({"pseudonym", "alias", "nickname", "codename"})
_CURRENCY = frozenset("$€£¥")
_MARKS = frozenset("*†‡")
"""What points to a note."""
_SAINTS = frozenset({"st", "saint"})


def names(doc: Doc, *, agreed: Mapping[str, EntityType] = MappingProxyType({})) -> list[Name]:
    """Return the names of `doc` in order, none overlapping; `agreed` types of names outweigh what it says itself."""
    found = [*_listed(doc)]
    found += [n for n in _quoted(doc) if not any(n.start < o.end and o.start < n.end for o in found)]
    sure = {name.start for name in found}
    taken = {i for name in found for i in range(name.start, name.end)}
    for start, end, kind in sorted(_spans(doc)):
        if taken.intersection(range(start, end)):
            continue
        for low, high, before in mended(doc, start, end, kind):
            if high > low and not taken.intersection(range(low, high)):
                found.append(Name(low, high, kind, doc[low:high].text.rstrip("/"), before))
                taken.update(range(low, high))
    found = [part for name in found for part in _parts(doc, name, found)]
    found = sorted([*found, *_missed(doc, found, taken)], key=lambda n: n.start)
    types = settled_types(doc, found, sure, agreed)
    return [
        Name(n.start, n.end, kind, n.text, n.titles) for n, kind in zip(found, types, strict=True) if kind is not None
    ]


def _listed(doc: Doc) -> Iterator[Name]:
    """Names of several words that the tables know: "United Nations"."""
    known = {text for text in bodies() | outlets() if " " in text.removeprefix("The ") and not text.startswith("The ")}
    firsts = {text.split()[0] for text in known}
    for token in doc:
        if token.text in firsts:
            ends = (i for i in range(min(token.i + 4, len(doc)), token.i + 1, -1) if doc[token.i : i].text in known)
            if end := next(ends, None):
                yield Name(token.i, end, "ORGANISATION", doc[token.i : end].text)


def _quoted(doc: Doc) -> Iterator[Name]:
    """Names of bodies between quotation marks: 'the organisation "Open Water"', 'a group called “Tide”'."""
    announced = nouns("organisation") | organisation_table("causes")
    for token in doc:
        if token.text not in _QUOTES or token.i + 1 >= len(doc) or not token.nbor(1).text[:1].isupper():
            continue
        closing = (i for i in range(token.i + 2, min(token.i + 10, len(doc))) if doc[i].text in _QUOTES.values())
        end = next(closing, None)
        before = [t for t in doc[max(token.i - 5, token.sent.start) : token.i] if t.lower_ not in _CALLED]
        if end is None or not before or before[-1].lemma_.lower() not in announced:
            continue
        while doc[end - 1].text in (",", "."):
            end -= 1
        yield Name(token.i + 1, end, "ORGANISATION", doc[token.i + 1 : end].text)


def _spans(doc: Doc) -> Iterator[tuple[int, int, EntityType]]:
    """The model's names, neighbours joined where only a hyphen or an ampersand, or nothing, stands between them."""
    pending: tuple[int, int, EntityType] | None = None
    for ent in doc.ents:
        if ent.text.islower() or not _CURRENCY.isdisjoint(ent.text):
            continue  # "print" of "the Lyon print house", "US$"
        start, kind = _with_institution(doc, ent.start, _TYPE[ent.label_])
        if kind == "PLACE" and ent.start == start and _titled(ent):
            kind = "PERSON"
        end = ent.end - (len(ent) > 1 and ent[-1].text in _MARKS)
        if pending is None:
            pending = (start, end, kind)
            continue
        gap = doc[pending[1] : ent.start]
        glued = all(t.text in JOINTS for t in gap) and (len(gap) > 0 or ent.start == pending[1])
        glued = glued and not person_behind(doc[ent.start - 1], ent[0])
        glued = glued or (kind == pending[2] == "ORGANISATION" and _possessive_plural(gap, ent))
        if glued and doc[pending[0]].sent.start == ent.sent.start:
            pending = (pending[0], end, _stronger(pending[2], kind, doc[pending[0] : end].text))
        else:
            yield pending
            pending = (start, end, kind)
    if pending:
        yield pending


def _possessive_plural(gap: Span, behind: Span) -> bool:
    """Whether nothing but the mark of a plural's possession stands between: "Reporters ' Lifeline".

    Or that mark and an "and" before another such: "Porters ' and Cleaners ' Union".
    """
    if len(gap) == 2 and gap[0].text in ("'", "’") and gap[1].lower_ == "and":
        return any(t.text in ("'", "’") for t in behind)
    if gap.text in ("'", "’"):
        return gap[0].nbor(-1).text[-1] == "s"
    return gap.text in ("'s", "’s") and gap[0].nbor(-1).tag_ in ("NNPS", "NNS")


def _titled(ent: Span) -> bool:
    """Whether a title and a name are taken for a place: "Sheikh Hamad", but not "Saint Petersburg"."""
    return len(ent) == 2 and ent[0].lower_ in words_before_names() - _SAINTS and place_kind(ent.text) is None


def _with_institution(doc: Doc, start: int, kind: EntityType) -> tuple[int, EntityType]:
    """Where a name begins that the model cut: "University of | Porto", "Porters ' and | Cleaners ' Union"."""
    joined = (
        kind == "ORGANISATION" and start >= 3 and doc[start - 1].lower_ == "and" and doc[start - 2].text in ("'", "’")
    )
    if joined and doc[start - 3].tag_ in ("NNPS", "NNS") and doc[start - 3].text[:1].isupper():
        return start - 3, kind
    if start < 2 or doc[start - 1].lower_ != "of" or doc[start - 2].lower_ not in organisation_words():
        return start, kind
    return (start - 2, "ORGANISATION") if doc[start - 2].text[:1].isupper() else (start, kind)


def _stronger(left: EntityType, right: EntityType, text: str) -> EntityType:
    if left == right:
        return left
    return "PLACE" if place_kind(text) else "ORGANISATION"


def _parts(doc: Doc, name: Name, found: Sequence[Name]) -> list[Name]:
    """A name, or the two that "and" joins in it where the document has each by itself: "Acme and Baltic Lines"."""
    joint = next((i for i in range(name.start + 1, name.end - 1) if doc[i].lower_ == "and"), None)
    if joint is None:
        return [name]
    after = joint + 1 + (doc[joint + 1].lower_ == "the")
    halves = [(name.start, joint), (after, name.end)]
    known = {n.text: n.type for n in found}
    if any(doc[start:end].text not in known for start, end in halves):
        return [name]
    return [Name(s, e, known[doc[s:e].text], doc[s:e].text, () if s == after else name.titles) for s, e in halves]


def _missed(doc: Doc, found: Sequence[Name], taken: set[int]) -> Iterator[Name]:
    """Capitalised runs that are a name elsewhere in the document, and bodies, outlets and countries that are known."""
    known = {_without_form(n.text): n.type for n in found if n.type == "ORGANISATION"} | {n.text: n.type for n in found}
    firsts = {text.split()[0].split("-")[0] for text in known}
    i = 0
    while i < len(doc):
        length = 1
        if i not in taken and doc[i].text[:1].isupper():
            for n in range(min(_LONGEST, len(doc) - i), 0, -1):
                here = doc[i].text.split("-")[0] in firsts
                kind = None if taken.intersection(range(i, i + n)) else _known_as(doc, i, n, known if here else {})
                if kind:
                    length = n
                    yield Name(i, i + n, kind, doc[i : i + n].text)
                    break
        i += length


def _without_form(name: str) -> str:
    """A body's name without the form of company at its end: "Acme" of "Acme Ltd."."""
    words = name.split()
    while len(words) > 1 and words[-1].lower().rstrip(".") in company_forms():
        words.pop()
    return " ".join(words).rstrip(",")


def _before_based(doc: Doc, i: int) -> bool:
    """Whether a hyphen and what is said of towns follow: "Bergen | -based"."""
    return i + 1 < len(doc) and doc[i].text in ("-", "–") and doc[i + 1].text in small_words("behind_a_town")


def _known_as(doc: Doc, i: int, n: int, known: dict[str, EntityType]) -> EntityType | None:
    text, first, last = doc[i : i + n].text, doc[i], doc[i + n - 1]
    if text in bodies() or (text in outlets() and n + len(text) > 3 and first.pos_ == "PROPN"):
        return "ORGANISATION"
    if text in known and last.pos_ in ("PROPN", "X", "NOUN"):
        return known[text]
    if n < 4 and first.pos_ == "PROPN" and first.ent_type_ == "" and place_kind(text) == "country":
        return "PLACE"
    if all(proper(t) and t.ent_type_ in ("", "PER") for t in doc[i : i + n]) and _before_based(doc, i + n):
        return "PLACE"
    before, after = doc[i - 1].lower_ if i else "", doc[i + n].text if i + n < len(doc) else ""
    if (
        n == 1
        and before in _QUOTES
        and after in {*_QUOTES.values(), ","}
        and first.ent_type_ == ""
        and given_name(text)
    ):
        return "PERSON"  # “Lidia” (not her real name)
    if before in _INVENTED and all(proper(t) for t in doc[i : i + n]):
        return "PERSON"  # "under the pseudonym Witness K"
    told = first.dep_ in ("obj", "iobj") and first.head.lemma_ in _TELLING
    if n == 1 and told and before == "the" and proper(first):
        return "ORGANISATION"  # "she told the Gazette"
    if n > 1 and called_like_a_person(doc, i, n):
        return "PERSON"
    if n > 1 and (named_as_a_body(doc, i, n) or acted_on_as_a_body(doc, i, n)):
        return "ORGANISATION"
    if called_like_a_body(doc, i, n):
        return "ORGANISATION"
    bracketed = n == 1 and "(" in before and first.dep_ in ("appos", "compound")
    return "ORGANISATION" if bracketed and first.is_upper and len(text) > 1 and proper(first) else None
