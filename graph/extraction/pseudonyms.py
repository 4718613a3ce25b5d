"""Names that the text says are not real, in a note beside one, behind an asterisk, or on the whole article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc

from graph.extraction.clusters import Cluster
from graph.extraction.coreference import Coreference
from graph.extraction.mentions import Candidate
from graph.vocabulary.given_names import given_name

_HIS = r"(?:his|her|their|its|my)"
_TO_ANOTHER = r"(?! to (?-i:[A-Z“\"]))"
_CHANGED = rf"(?:changed|altered|withheld|concealed|hidden)\b{_TO_ANOTHER}"
# between a name and its note: a closing quotation mark, a comma, a bracket, "who", "which is"
_GAP = r"^[\s,*”\"’'»]*[(\[—–-]?\s*(?:(?:who|which|whose)\s+)?(?:(?:is|was|are)\s+)?"
_NOTES = (
    rf"not {_HIS} (?:real |true |actual |full )?name",
    rf"(?:{_HIS} |the |real |all |some )*names? (?:has |have |had |is |was |are |being |been )*{_CHANGED}",
    r"(?:using |under |by )?an? (?:pseudonym|alias|assumed name|false name)\b",
    r"pseudonym\b",
    r"(?:did|does|do)(?: not|n['’]t) (?:want|wish) to (?:give|use|reveal|be called by) "
    r"(?:his|her|their) (?:real |full )?name",
    r"(?:has|have)(?: been)? given (?:a|another|an assumed) name\b",
    rf"{_HIS} real name (?:is|has been|was) (?:being )?(?:withheld|hidden|kept)",
    r"(?:as )?(?:he|she|they) (?:asked|wished|wants|wanted) to be (?:called|known)",
)
_AFTER = re.compile(rf"{_GAP}(?:{'|'.join(_NOTES)})", re.IGNORECASE)
_NEXT = re.compile(
    rf"^[”\"’'.;)\s]*\(?(?:\w+ ){{0,3}}ha(?:s|ve) changed (?:the|{_HIS}) names?\b{_TO_ANOTHER}"
    rf"|^[.;]\s*(?:it|that) is not {_HIS} (?:real )?name",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:identified|identify|recogni[sz]ed|named|known|referred to|called|calling|quoted)"
    r" (?:(?:him|her|them)(?:self|selves)? )?(?:only |just |solely |simply )?(?:(?:as|by) )?"
    r"(?:the (?:name|pseudonym|alias) )?(?:of )?[“\"']?$"
    r"|(?:under|using|by|with) (?:the|a) (?:pseudonym|alias|assumed name|false name)s?,? (?:of )?[“\"']?$"
    r"|(?:we|i|whom we) (?:will |shall |'ll |are )?(?:call|calling|name|naming) (?:him |her |them )?[“\"']?$",
    re.IGNORECASE,
)  # fmt: skip
# "known as X" alone is a nickname; "asked to be known only as X" hides somebody
_HIDING = re.compile(
    r"\b(?:asked|asking|wished|wanted|wants|agreed|requested|known only|identified only|only|solely|fear|condition"
    r"|pseudonym|alias|we call|will call|shall call|anonym|protect)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(
    rf"\b({_HIS}) names? (?:has|have|had)(?: been| both been| all been)? {_CHANGED}", re.IGNORECASE
)
_WHOLE_ARTICLE = re.compile(rf"\bnames\b[^.]{{0,40}}\b(?:have|has) been {_CHANGED}", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^[ \t]*\*\s*.*\b(?:names?|real|pseudonym)\b", re.IGNORECASE | re.MULTILINE)
# "whom she calls X because the real name could cost him his life"
_CALLS = re.compile(r"\bwhom (?:\w+ ){1,3}(?:calls?|called|names?|named) [“\"']?$", re.IGNORECASE)
_WHY = re.compile(r"^[^.!?]*\b(?:real name|identity|protect|safety|security|afraid|fear)", re.IGNORECASE)
# "who is called X here because she has asked us not to print her name"
_ASKED = re.compile(
    r"^[^.!?]*\b(?:asked|asks|begged|requested|wants|wanted|wished)\b[^.!?]{0,30}\b(?:not to|that|never to)\b"
    r"[^.!?]{0,40}\bname",
    re.IGNORECASE,
)
_SPAN = 110
"""Characters around a name in which a note may stand."""


def pseudonymous(doc: Doc, coreference: Coreference) -> set[int]:
    """Return the `id()` of each cluster of a person whose name the text says is not the real one."""
    people = [c for c in coreference.clusters if c.type == "PERSON" and c.names]
    found = {id(c) for c in people if any(_marked(doc, m) for m in c.mentions if m.kind == "name")}
    for match in _POSSESSIVE.finditer(doc.text):
        span = doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
        owner = coreference.at(span[0].i) or _last_before(people, span[0].i) if span else None
        if owner is not None and owner.type == "PERSON":
            found.add(id(owner))
    if _WHOLE_ARTICLE.search(doc.text):
        found |= {id(c) for c in people if all(len(n.split()) == 1 and given_name(n) for n in c.names)}
    return found


def _marked(doc: Doc, mention: Candidate) -> bool:
    """Whether the words right around one mention of a name, or its asterisk, say that it is not real."""
    name = doc[mention.start : mention.end]
    after = doc.text[name.end_char : name.end_char + _SPAN]
    if _AFTER.match(after) or _NEXT.match(after):
        return True
    if after.startswith("*") and _FOOTNOTE.search(doc.text):
        return True
    before = doc.text[max(0, name.start_char - _SPAN) : name.start_char]
    if _CALLS.search(before) and _WHY.search(after):
        return True
    return bool(_BEFORE.search(before) and (_HIDING.search(before) or _ASKED.match(after)))


def _last_before(people: Iterable[Cluster], i: int) -> Cluster | None:
    before = [(c.before(i, 1)[-1].i, c) for c in people if c.before(i, 1)]
    return max(before, key=lambda b: b[0])[1] if before else None
