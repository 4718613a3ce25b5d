"""Names that the text says are not real."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

_AFTER = re.compile(
    r"^[\s,*]*(?:\(|\[|—|–|-|,)?\s*(?:whose (?:real )?name (?:has been|was|is being)? ?(?:changed|withheld)|(?:which is )?not (?:his|her|their|a|the) (?:real |true |actual )?name"
    r"|(?:his|her|their|the)? ?names? (?:has|have|had)?(?: been)? ?(?:changed|altered)|a pseudonym|(?:using|under|by) a pseudonym|an? (?:alias|assumed name)|pseudonym\b"
    r"|[.;]?\s*\(?(?:\w+ ){0,3}ha(?:s|ve) changed (?:the|his|her|their) names?|[.;]\s*(?:it|that) is not (?:his|her|their) (?:real )?name"
    r"|(?:his|her|their) real name (?:is being|is|has been|was) (?:withheld|hidden|kept)|name(?:s)? (?:has been )?changed)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:identif(?:y|ied)|recogni[sz]ed|named|known|referred to|called|quoted) (?:(?:him|her|them)(?:self|selves)? )?(?:only|just|solely|simply)? ?(?:as|by) (?:the (?:name|pseudonym|alias) )?(?:of )?[“\"']?$"
    r"|(?:under|using|by|with) (?:the|a) (?:pseudonym|alias|assumed name|false name|nickname)s?,? (?:of )?[“\"']?$"
    r"|whom? we (?:will|shall|'ll|are)? ?(?:call|calling|name|naming) [“\"']?$|(?:we|i) (?:will |shall |'ll )?call (?:him|her|them) [“\"']?$",
    re.IGNORECASE,
)
_PROTECTING = re.compile(
    r"\b(?:asked|asking|known only|wished|wanted|wants|agreed|requested|spoke|speaking|only|just|solely|fear|because|condition|pseudonym|alias|call|anonym)",
    re.IGNORECASE,
)


def pseudonymous(doc: Doc, name: Span) -> bool:
    """Whether the words right around a name say that it is not the person's real one."""
    after = doc.text[name.end_char : name.end_char + 90]
    if _AFTER.match(after):
        return True
    before = doc.text[max(0, name.start_char - 110) : name.start_char]
    match = _BEFORE.search(before)
    # "known as X" alone is a nickname; "asked to be known only as X" hides somebody
    return bool(match and _PROTECTING.search(before))
