"""Names: the model's spans, mended at their ends, and typed alike throughout a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from graph.records import EntityType
from graph.vocabulary.lexicon import bodies, demonyms, nouns, organisation_words, outlets, titles, words_before_names
from graph.vocabulary.given_names import given_name
from graph.vocabulary.places import place_kind
from graph.vocabulary.roles import role_kinds

_TYPE: dict[str, EntityType] = {"PER": "PERSON", "ORG": "ORGANISATION", "LOC": "PLACE"}
_LINKS = frozenset({"-", "&", "'", "’"})
# small words that stand inside names of people and bodies in many languages, never between two English ones
_PARTICLES = frozenset("de del della di da das dos do du des van von der den ter ten bin ibn bint al el la las los le les y e et und für".split())
_TRAILING = frozenset({"'s", "’s", "'", "’", "/", "-", "–", ",", ".", '"', "”", "“"})
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december easter christmas ramadan".split()
)


_QUOTES = {"“": "”", '"': '"', "«": "»", "‘": "’", "„": "“"}
_CALLED = frozenset("called named dubbed known as titled entitled , the".split())
_CAUSES = frozenset("initiative channel campaign project programme program coalition band page".split())


_DONE_BY_BODIES = frozenset(
    "say accuse support announce deny own buy employ hire sell sue reject confirm plan pay offer claim tell publish sign win lose beat help charter fund represent".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as tokens `[start, end)` without titles; `titles` are the words of office and courtesy before it."""

    start: int
    end: int
    type: EntityType
    text: str
    titles: tuple[str, ...] = ()


def names(doc: Doc) -> list[Name]:
    """Return the names of `doc` in order, none overlapping."""
    found = list(_quoted(doc))
    sure = {name.start for name in found}
    taken = {i for name in found for i in range(name.start, name.end)}
    for start, end, kind in sorted(_spans(doc)):
        if taken.intersection(range(start, end)):
            continue
        for name in _mended(doc, start, end, kind):
            if name.end > name.start and not taken.intersection(range(name.start, name.end)):
                found.append(name)
                taken.update(range(name.start, name.end))
    return _typed_alike(doc, sorted([*found, *_missed(doc, found, taken)], key=lambda n: n.start), sure)


def _quoted(doc: Doc) -> Iterator[Name]:
    """Names of bodies between quotation marks: 'the organisation "Go Somewhere"', 'a group called “Farewell”'."""
    for token in doc:
        if token.text not in _QUOTES or token.i + 1 >= len(doc):
            continue
        end = next((i for i in range(token.i + 2, min(token.i + 10, len(doc))) if doc[i].text in _QUOTES.values()), None)
        if end is None or not doc[token.i + 1].text[:1].isupper():
            continue
        before = [t for t in doc[max(token.i - 5, token.sent.start) : token.i] if t.lower_ not in _CALLED]
        if not before or before[-1].lemma_.lower() not in nouns("organisation") | _CAUSES:
            continue
        last = end
        while doc[last - 1].text in (",", "."):
            last -= 1
        yield Name(token.i + 1, last, "ORGANISATION", doc[token.i + 1 : last].text)


def _spans(doc: Doc) -> Iterator[tuple[int, int, EntityType]]:
    """The model's names, neighbours joined where only a hyphen or an ampersand, or nothing, stands between them."""
    pending: tuple[int, int, EntityType] | None = None
    for ent in doc.ents:
        if pending:
            gap = doc[pending[1] : ent.start]
            glued = all(t.text in _LINKS for t in gap) and (len(gap) or ent.start == pending[1])
            one_sentence = doc[pending[0]].sent.start == ent.sent.start
            # a demonym or a possessor is a name of its own: "Russia's Conflict Team"
            if glued and one_sentence and not (gap and gap[0].text in {"'", "’"}):
                pending = (pending[0], ent.end, _stronger(pending[2], _TYPE[ent.label_], doc[pending[0] : ent.end].text))
                continue
            yield pending
        pending = (ent.start, ent.end, _TYPE[ent.label_])
    if pending:
        yield pending


def _stronger(left: EntityType, right: EntityType, text: str) -> EntityType:
    if left == right:
        return left
    if place_kind(text):
        return "PLACE"
    return "ORGANISATION" if "ORGANISATION" in (left, right) or "PLACE" in (left, right) else left


def _proper(token: Token) -> bool:
    known = token.pos_ in ("PROPN", "X") or token.ent_type_ != "" or (token.pos_ == "NOUN" and token.lower_ in organisation_words() and token.i > token.sent.start)
    return token.text[:1].isupper() and known and not _calendar(token)


def _calendar(token: Token) -> bool:
    return token.lower_ in _TIMES


def _mended(doc: Doc, start: int, end: int, kind: EntityType) -> Iterator[Name]:
    """Grow a span over its proper nouns, cut titles and punctuation, and split it at a possessive."""
    sent = doc[start].sent
    while start > sent.start and (step := _step(doc, start - 1, start, -1)):
        start -= step
    while end < sent.end and (step := _step(doc, end - 1, end, 1)):
        end += step
    end = _with_tail(doc, start, end, sent.end, kind)
    for i in range(start, end):
        if doc[i].text in ("'s", "’s") and i + 1 < end:
            yield from _mended(doc, start, i, kind)
            yield from _mended(doc, i + 1, end, kind)
            return
    while end > start and doc[end - 1].text in _TRAILING:
        end -= 1
    while start < end and not doc[start].text[:1].isalnum():
        start += 1
    before: list[str] = []
    while end - start > 1 and _is_title(doc[start]) and (kind == "PERSON" or doc[start].lower_ in ("mr.", "mrs.", "dr.")):
        before.append(doc[start].lower_.rstrip("."))
        start += 1
    while start < end and doc[start].lower_ == "the":
        start += 1
    if doc[start:end].text in demonyms() or not any(t.text[:1].isupper() for t in doc[start:end]):
        return
    if not all(_is_title(t) or _calendar(t) or t.is_digit for t in doc[start:end]):
        at = start - len(before) - 1
        while at >= sent.start and _is_title(doc[at]) and kind == "PERSON":
            before.insert(0, doc[at].lower_.rstrip("."))
            at -= 1
        yield Name(start, end, kind, doc[start:end].text.rstrip("/"), tuple(before))


def _with_tail(doc: Doc, start: int, end: int, limit: int, kind: EntityType) -> int:
    """The end of an organisation's name that goes on over "of", "for", "and": "Institute for the Study of War"."""
    if kind != "ORGANISATION" or not any(t.lower_ in organisation_words() for t in doc[start:end]):
        return end
    at = end
    while at < limit and doc[at].lower_ in ("of", "for", "the", "on", "de", "du", "des", "la"):
        at += 1
    if not (end < at < limit and doc[at].text[:1].isupper() and doc[at].is_alpha and doc[at].ent_type_ != "PER" and not _calendar(doc[at])):
        return end
    while at < limit and doc[at].text[:1].isupper() and doc[at].is_alpha and doc[at].ent_type_ != "PER":
        at += 1
    return at


def _step(doc: Doc, left: int, right: int, way: int) -> int:
    """How many tokens a name grows by beyond the border between `left` and `right`, to the left (-1) or right (1)."""
    new = doc[left] if way < 0 else doc[right]
    if _proper(new) and (way < 0 or new.ent_type_ == "") and _one_name(doc[left], doc[right]):
        return 1
    if way > 0 and new.text == "-" and not doc[left].whitespace_ and right + 1 < len(doc) and not new.whitespace_ and _proper(doc[right + 1]):
        return 2
    # over small words of other languages: "Red | de Ayuda", "Ayuda | al Navegante"
    at, small = new.i, 0
    while 0 <= at < len(doc) and doc[at].lower_ in _PARTICLES and doc[at].is_lower and small < 2:
        at, small = at + way, small + 1
    edge = doc[right] if way < 0 else doc[left]
    if not 0 <= at < len(doc) or doc[at].sent.start != edge.sent.start or not doc[at].text[:1].isupper():
        return 0
    if small and doc[at].is_alpha and not _calendar(doc[at]):
        return small + 1
    return 1 if way < 0 and edge.lower_ in _PARTICLES and edge.is_lower and _proper(doc[at]) else 0


def _one_name(left: Token, right: Token) -> bool:
    """Whether two neighbouring proper nouns belong to one name: a demonym or a title before it does not."""
    if left.text in demonyms() or right.text in demonyms() or _is_title(left):
        return False
    return right.i - left.i == 1 and left.text not in _TRAILING


def _is_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in words_before_names()


def _missed(doc: Doc, found: Iterable[Name], taken: set[int]) -> Iterator[Name]:
    """Capitalised runs that are a name elsewhere in the document, known bodies, and known places after "in" or "to"."""
    known = {n.text: n.type for n in found}
    firsts = {text.split()[0].split("-")[0] for text in known}
    i = 0
    while i < len(doc):
        if i in taken or not doc[i].text[:1].isupper():
            i += 1
            continue
        length, kind = 0, None
        for n in range(min(6, len(doc) - i), 0, -1):
            if taken.intersection(range(i, i + n)):
                continue
            text = doc[i : i + n].text
            if text in bodies() or (text in outlets() and n + len(text) > 3 and doc[i].pos_ == "PROPN"):
                length, kind = n, "ORGANISATION"
            elif doc[i].text.split("-")[0] in firsts and text in known and doc[i + n - 1].pos_ in ("PROPN", "X", "NOUN"):
                length, kind = n, known[text]
            elif n < 4 and doc[i].pos_ == "PROPN" and doc[i].ent_type_ == "" and place_kind(text) == "country":
                length, kind = n, "PLACE"
            elif n == 1 and doc[i].is_upper and len(text) > 1 and doc[i].dep_ in ("appos", "compound") and "(" in doc[max(i - 1, 0)].text:
                length, kind = n, "ORGANISATION"
            if length:
                break
        if length and kind:
            yield Name(i, i + length, kind, doc[i : i + length].text)  # type: ignore[arg-type]
            i += length
        else:
            i += 1


def _typed_alike(doc: Doc, found: list[Name], sure: set[int]) -> list[Name]:
    """Give every occurrence of a name the type that most evidence in the document speaks for.

    `sure` are the starts of names whose type their own words tell.
    """
    votes: dict[str, Counter[EntityType | None]] = {}
    for name in found:
        votes.setdefault(_key(name.text), Counter())[name.type] += 30 if name.start in sure else 2
        for kind, weight in _evidence(doc, name):
            votes[_key(name.text)][kind] += weight
    _share(votes)
    best = {text: max(count, key=lambda k: (count[k], k or "")) for text, count in votes.items()}
    return [replace(n, type=kind) for n in found if (kind := best[_key(n.text)])]


def _share(votes: dict[str, Counter[EntityType | None]]) -> None:
    """Let a full name and its parts vote together: a surname with its person, "Corvina" with "Corvina Shipping"."""
    firsts: dict[str, list[str]] = {}
    lasts: dict[str, list[str]] = {}
    for text in votes:
        if " " in text:
            firsts.setdefault(text.split()[0], []).append(text)
            lasts.setdefault(text.split()[-1], []).append(text)
    for part in sorted(votes.keys() & (firsts.keys() | lasts.keys())):
        people = [t for t in (*lasts.get(part, ()), *firsts.get(part, ())) if votes[t].most_common(1)[0][0] == "PERSON"]
        bodies_ = [t for t in firsts.get(part, ()) if votes[t].most_common(1)[0][0] == "ORGANISATION"]
        own = votes[part].copy()
        for text in (*people, *bodies_):
            for kind in ("PERSON", "ORGANISATION"):
                votes[text][kind] += own[kind] // 2
        if people:
            votes[part]["PERSON"] += max(votes[t]["PERSON"] for t in people)
        elif bodies_ and not place_kind(part):
            votes[part]["ORGANISATION"] += 2 + max(votes[t]["ORGANISATION"] for t in bodies_) + own["PERSON"]


def _key(text: str) -> str:
    return text.replace("-", " ").replace("’", "'")


def _evidence(doc: Doc, name: Name) -> Iterator[tuple[EntityType | None, int]]:
    text, words = name.text, name.text.split()
    first, last = doc[name.start], doc[name.end - 1]
    head = next((t for t in doc[name.start : name.end] if t.head.i < name.start or t.head.i >= name.end or t.head == t), last)
    if text in bodies() or text in outlets():
        yield "ORGANISATION", 20
    if place_kind(text):
        yield "PLACE", 4 if len(words) == 1 and name.type == "PERSON" else 8 if place_kind(text) != "city" else 5
    if len(words) > 1 and (words[-1].lower() in organisation_words() or words[0].lower() in organisation_words() - {"united", "capital", "court", "post"}):
        yield "ORGANISATION", 8
    if text.isupper() and len(text) <= 6 and len(words) == 1 and text.isalpha() and not place_kind(text.title()):
        yield "ORGANISATION", 5
    if len(words) > 1 and name.type != "PLACE" and given_name(words[0]) and words[-1].lower() not in organisation_words():
        yield "PERSON", 5 if name.type == "PERSON" else 3
    if len(words) == 1 and name.type == "PLACE" and not place_kind(text) and first.i == first.sent.start and not any(t.pos_ in ("VERB", "AUX") for t in first.sent):
        yield None, 4  # the first word of a heading has a capital whatever it is
    if name.type == "PERSON" and first.i and doc[first.i - 1].lower_ == "the" and head.i < name.end:
        yield None, 3  # a ship, a prize, a disease: people have no article
    if name.titles and set(name.titles) & (titles("honorific") | titles("military") | {"president", "captain", "capt"}):
        yield "PERSON", 6
    yield from _company_evidence(doc, name, head)
    if head.dep_ == "nsubj" and head.head.lemma_ in ("say", "add", "recall", "think", "explain", "laugh", "smile") and name.type != "PLACE":
        yield "PERSON", 1
    if head.dep_ == "obj" and head.head.lemma_ in ("tell", "inform", "assure") and len(words) == 1 and text.isupper():
        yield "ORGANISATION", 3
    if head.dep_ in ("obl", "nmod") and any(c.dep_ == "case" and c.lower_ in ("in", "into", "from", "near") for c in head.children) and first.i == name.start:
        yield "PLACE", 1


def _company_evidence(doc: Doc, name: Name, head: Token) -> Iterator[tuple[EntityType | None, int]]:
    """What the words around a name tell: people are "who", bodies are "which", have heads and members, are joined and owned."""
    if name.type == "PLACE" and place_kind(name.text):
        return
    children = [c for t in doc[name.start : name.end] for c in t.children if not name.start <= c.i < name.end]
    for child in children:
        if child.dep_ == "acl:relcl":
            pronouns = {t.lower_ for t in child.subtree if t.dep_ in ("nsubj", "nsubj:pass", "obj", "nmod:poss") and t.i - name.end < 3}
            if "which" in pronouns:
                yield "ORGANISATION", 3
            elif "who" in pronouns or "whom" in pronouns:
                yield "PERSON", 4
        if child.dep_ in ("appos", "compound", "nmod:desc") and child.pos_ == "NOUN":
            lemma = child.lemma_.lower()
            if lemma in nouns("person"):
                yield "PERSON", 4
            elif lemma in nouns("organisation"):
                yield "ORGANISATION", 5
    if head.dep_ in ("appos", "flat", "nmod:desc") and head.head.pos_ == "NOUN" and not name.start <= head.head.i < name.end:
        lemma = head.head.lemma_.lower()
        if lemma in nouns("person"):
            yield "PERSON", 4
        elif lemma in nouns("organisation"):
            yield "ORGANISATION", 5
    above, ties = head.head, {c.lower_ for c in head.children if c.dep_ == "case"}
    kinds = role_kinds(above.lemma_.lower())
    if head.dep_ == "nmod" and ties & {"with", "from"} and above.lemma_ in ("contract", "deal", "bid", "offer", "loan", "takeover", "merger", "job", "internship"):
        yield "ORGANISATION", 2
    if above.pos_ == "NOUN" and kinds & {"leads", "member", "founder", "subsidiary", "headquarters"}:
        if head.dep_ == "nmod:poss" and not kinds <= {"member"} and "member" not in kinds:
            yield "ORGANISATION", 4
        elif head.dep_ == "nmod" and ties & {"of", "for", "at"}:
            yield "ORGANISATION", 4
        elif head.dep_ == "compound" and kinds & {"leads", "member"} and name.end - name.start < 3:
            yield "ORGANISATION", 2
    if head.dep_ in ("obj", "nsubj:pass") and above.lemma_ in ("found", "join", "acquire", "own", "head", "chair", "rejoin", "establish", "cofound", "coach", "captain", "chair", "sponsor"):
        yield "ORGANISATION", 4
    if head.dep_ in ("nsubj:pass", "nsubj") and above.lemma_ in ("base", "headquarter", "acquire", "employ"):
        yield "ORGANISATION", 3
    if name.type == "PLACE" and head.dep_ == "nsubj" and above.lemma_ in _DONE_BY_BODIES:
        yield "ORGANISATION", 3
    if head.dep_ == "obl:agent" and above.lemma_ in ("acquire", "buy", "own", "purchase", "sue", "hire", "employ", "sponsor", "manage", "operate"):
        yield "ORGANISATION", 3
    if head.dep_ == "nsubj" and above.lemma_ in ("acquire", "sue", "employ", "sponsor", "merge"):
        yield "ORGANISATION", 2
    if head.dep_ == "obl" and "for" in ties and above.lemma_ in ("work", "play", "sign"):
        yield "ORGANISATION", 3
