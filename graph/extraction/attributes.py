"""Claims that nouns make by themselves: offices, kin, nationality, where things lie; by apposition, possession and copula."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.extraction.claims import RawClaim
from graph.extraction.clusters import Cluster
from graph.extraction.reader import Reader, eligible, of_types
from graph.extraction.status import reading
from graph.extraction.syntax import coordinated, preposition, subject
from graph.records import EntityType
from graph.vocabulary.lexicon import demonyms
from graph.vocabulary.places import place_kind
from graph.vocabulary.roles import role_kinds
from graph.vocabulary.speech import words

_FORMER = frozenset({"former", "ex", "ex-", "onetime", "retired", "late", "previous", "ousted", "outgoing"})
_APPOINTING = frozenset(
    {"become", "name", "appoint", "elect", "remain", "make", "promote", "crown", "install", "swear"}
)
_TIES = frozenset({"of", "at", "for", "with", "in", "from", "to", "on"})


def memberships(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield who is one of a group: "X is one of six …", "of the six, only X …", "the six, including X"."""
    if token.lower_ in ("one", "member", "part") and token.pos_ in ("NUM", "NOUN", "PRON"):
        groups = [
            g
            for c in token.children
            if c.dep_ == "nmod" and preposition(c) in ("of", "among")
            for g in of_types(reader.things(c), ["GROUP"])
        ]
        for person in _described(reader, token, ("PERSON",)):
            for group in groups:
                yield _claim(person, "MEMBER_OF", group, token, 0.9)
    mention = reader.coreference.mention_at(token.i)
    if mention is None or mention.type != "GROUP":
        return
    cluster = reader.coreference.at(token.i)
    if cluster is None or not cluster.count or not eligible(cluster):
        return
    if token.dep_ in ("obl", "nmod") and preposition(token) in ("of", "among") and token.i < token.head.i:
        person = subject(token.head) if token.head.pos_ in ("VERB", "AUX", "ADJ") else token.head
        if person is not None:
            for one in of_types(reader.things(person), ["PERSON"]):
                yield _claim(one, "MEMBER_OF", cluster, person, 0.8)
    for child in token.children:
        if child.dep_ in ("nmod", "obl") and preposition(child) in ("including", "among them"):
            for _, member in coordinated(child):
                for one in of_types(reader.things(member), ["PERSON"]):
                    yield _claim(one, "MEMBER_OF", cluster, member, 0.8)


def attributes(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Yield what a noun or name says of the thing it describes."""
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield from _offices(reader, token)
        yield from _kin(reader, token)
        yield from _based(reader, token)
        yield from _bodies(reader, token)
    mention = reader.coreference.mention_at(token.i)
    if mention is None:
        return
    cluster = reader.coreference.at(token.i)
    if cluster is None or not eligible(cluster):
        return
    if mention.kind == "name":
        yield from _of_name(reader, token, cluster)
    elif mention.kind == "nominal":
        yield from _of_nominal(reader, token, cluster, mention.origin)


def _claim(
    subject_: Cluster, type_: str, object_: Cluster, token: Token, confidence: float, tail: str = ""
) -> RawClaim:
    return RawClaim(subject_, type_, object_, token, "asserted", confidence, tail)


def _meant(claim: RawClaim, token: Token) -> Iterator[RawClaim]:
    """A claim by copula is as sure as the clause it is said in."""
    if not any(c.dep_ == "cop" for c in token.children) and token.dep_ not in ("xcomp", "obj", "obl"):
        yield claim
        return
    found = reading(token)
    if found.status:
        yield RawClaim(
            claim.subject,
            claim.type,
            claim.object,
            claim.token,
            found.status,
            claim.confidence,
            claim.tail,
            found.speaker,
        )


def _described(reader: Reader, token: Token, types: tuple[EntityType, ...]) -> list[Cluster]:
    """Who a noun describes: itself where it is tied to a name, the subject of its copula, the name it is a title of."""
    cluster = reader.coreference.at(token.i)
    if cluster is not None and cluster.type in types and (cluster.names or (cluster.count and eligible(cluster))):
        return [cluster]
    if any(c.dep_ == "cop" for c in token.children):
        doer = next((c for c in token.children if c.dep_ in ("nsubj", "nsubj:outer")), None)
        doer = doer if doer is not None or token.dep_ != "conj" else subject(token)
        if doer is not None:
            return [c for c in of_types(reader.things(doer), types) if c.names or c.type == "GROUP"]
        if token.dep_ == "acl:relcl":
            return [c for c in of_types(reader.things(token.head), types) if c.names]
    if token.dep_ in ("conj", "appos") and token.head != token and token.head.pos_ in ("NOUN", "PROPN"):
        return (
            []
            if token.head.i in {m.i for c in reader.coreference.clusters for m in c.mentions if m.kind == "name"}
            and token.dep_ == "conj"
            else _described(reader, token.head, types)
        )
    if token.dep_ in ("compound", "flat", "nmod:desc", "amod"):
        return [c for c in of_types(reader.things(token.head), types) if c.names]
    appointed = token.dep_ in ("xcomp", "obj") and token.head.lemma_ in _APPOINTING
    if token.head.pos_ == "VERB" and (appointed or (token.dep_ in ("obl", "nmod") and preposition(token) == "as")):
        if token.head.lemma_ in words("end"):
            return []  # "stepped down as"
        given = next((c for c in token.head.children if c.dep_ == "obj" and c != token), None)
        doer = (
            given
            if given is not None and token.head.lemma_ in _APPOINTING | {"hire", "pick", "choose"}
            else subject(token.head)
        )
        return [c for c in of_types(reader.things(doer), types) if c.names] if doer is not None else []
    return []


def _former(token: Token) -> bool:
    return any(c.lower_ in _FORMER for c in token.children)


def _ties(reader: Reader, token: Token, types: tuple[EntityType, ...]) -> Iterator[tuple[Cluster, str]]:
    """What a noun is tied to: "of X", "X's", "X spokesman"; also over "prime minister" and the like."""
    if (
        token.dep_ == "conj"
        and token.head.pos_ == "NOUN"
        and not any(c.dep_ in ("nmod", "nmod:poss") for c in token.children)
    ):
        yield from _ties(reader, token.head, types)
    if (
        token.head.lemma_ in _APPOINTING | {"hire"}
        and token.dep_ in ("obl", "xcomp", "obj")
        and not any(c.dep_ == "nmod" for c in token.children)
    ):
        # "X appointed Y as chief executive": of X
        appointer = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
        if appointer is not None:
            yield from ((cluster, "") for cluster in of_types(reader.things(appointer), types))
    nodes = [token, *(c for c in token.children if c.dep_ in ("compound", "amod") and c.pos_ in ("NOUN", "ADJ"))]
    for node in nodes:
        for child in node.children:
            tie = ""
            if child.dep_ == "nmod" and preposition(child) in _TIES:
                tie = preposition(child)
            elif child.dep_ not in ("nmod:poss", "compound", "nmod:desc") and not (
                child.dep_ == "amod" and child.text in demonyms()
            ):
                continue
            for _, member in coordinated(child):
                for cluster in of_types(reader.things(member), types):
                    yield cluster, tie


def _offices(reader: Reader, token: Token) -> Iterator[RawClaim]:
    kinds = role_kinds(token.lemma_.lower())
    if not kinds & {"leads", "member", "founder", "graduate", "citizen", "native", "resident"} or _former(token):
        return
    people = _described(
        reader, token, ("PERSON", "GROUP", "ORGANISATION") if token.lemma_.lower() == "member" else ("PERSON", "GROUP")
    )
    for person in people:
        for target, tie in _ties(reader, token, ("ORGANISATION", "PLACE")):
            type_ = None
            if target.type == "ORGANISATION" and person.type == "PERSON":
                type_ = (
                    "LEADS"
                    if "leads" in kinds and not _deputy(token)
                    else "FOUNDED"
                    if "founder" in kinds
                    else "EDUCATED_AT"
                    if "graduate" in kinds
                    else "MEMBER_OF"
                )
            elif target.type == "ORGANISATION" and target is not person:
                type_ = "MEMBER_OF" if "member" in kinds else None
            elif "leads_place" in kinds and person.type == "PERSON" and tie in ("of", "") and _heads_state(token):
                type_ = "LEADS"
            elif "citizen" in kinds:
                type_ = "CITIZEN_OF" if place_kind(target.names[0] if target.names else "") != "city" else "LIVES_IN"
            elif "native" in kinds:
                type_ = "BORN_IN"
            elif "resident" in kinds:
                type_ = "LIVES_IN"
            if type_:
                yield from _meant(_claim(person, type_, target, token, 0.85, tie), token)


def _deputy(token: Token) -> bool:
    return any(c.lower_ in ("deputy", "vice", "assistant", "associate", "junior") for c in token.children)


def _heads_state(token: Token) -> bool:
    return token.lemma_.lower() != "minister" or any(c.lower_ == "prime" for c in token.children)


def _kin(reader: Reader, token: Token) -> Iterator[RawClaim]:
    kinds = role_kinds(token.lemma_.lower())
    if not kinds & {"spouse", "child", "parent", "relative"}:
        return
    ties = [c for child in token.children if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and preposition(child) in ("of", "to"))
            for _, member in coordinated(child) for c in of_types(reader.things(member), ["PERSON"])]  # fmt: skip
    for one in _described(reader, token, ("PERSON",)):
        for other in ties:
            if one is other or not other.names:
                continue
            if "spouse" in kinds:
                yield from _meant(_claim(one, "SPOUSE_OF", other, token, 0.9), token)
            elif "child" in kinds:
                yield from _meant(_claim(one, "CHILD_OF", other, token, 0.9), token)
            elif "parent" in kinds:
                yield from _meant(_claim(other, "CHILD_OF", one, token, 0.9), token)
            else:
                yield from _meant(_claim(one, "RELATIVE_OF", other, token, 0.9), token)


def _based(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """ "the Paris-based charity", "the Lyon-born singer"."""
    for child in token.children:
        if (
            child.lower_ not in ("based", "born", "headquartered")
            or child.i >= token.i
            or child.dep_ not in ("amod", "acl", "compound")
        ):
            continue
        before = [t for t in reader.doc[max(child.i - 5, child.sent.start) : child.i] if t.text not in ("-", "–")]
        places = of_types(reader.things(before[-1]), ["PLACE"]) if before else []
        cluster = reader.coreference.at(token.i)
        if not places or cluster is None or not cluster.names:
            continue
        if child.lower_ == "born" and cluster.type == "PERSON":
            yield _claim(cluster, "BORN_IN", places[0], child, 0.9)
        elif cluster.type == "ORGANISATION":
            yield _claim(cluster, "BASED_IN", places[0], child, 0.9)
        elif cluster.type == "PERSON" and child.lower_ == "based":
            yield _claim(cluster, "LIVES_IN", places[0], child, 0.8)


def _bodies(reader: Reader, token: Token) -> Iterator[RawClaim]:
    """Subsidiaries: "a Corvina subsidiary", "a unit of X"; and copulas of place: "is back in Lyon"."""
    if "subsidiary" in role_kinds(token.lemma_.lower()):
        for body in _described(reader, token, ("ORGANISATION",)):
            for target, tie in _ties(reader, token, ("ORGANISATION",)):
                if target is not body:
                    yield from _meant(_claim(body, "PART_OF", target, token, 0.85, tie), token)
    cluster = reader.coreference.at(token.i)
    if (
        cluster is not None
        and cluster.type == "PLACE"
        and eligible(cluster)
        and any(c.dep_ == "cop" for c in token.children)
    ):
        around = {c.lower_ for c in token.children}
        type_ = (
            "TRAVELLED_TO"
            if around & {"back", "home"}
            else "LIVES_IN"
            if around & {"still"}
            else "TRAVELLED_TO"
            if {"has", "have"} & around
            else None
        )
        doer = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if type_ and doer is not None and preposition(token) in ("in", "at"):
            for person in of_types(reader.things(doer), ["PERSON", "GROUP"]):
                yield from _meant(_claim(person, type_, cluster, token, 0.7), token)


def _address(reader: Reader, token: Token, cluster: Cluster) -> Iterator[RawClaim]:
    """ "Lyon, France": a city and, behind a comma, its country."""
    mention = reader.coreference.mention_at(token.i)
    if mention is None or mention.end + 1 >= len(reader.doc) or reader.doc[mention.end].text != ",":
        return
    outer = reader.coreference.at(mention.end + 1)
    if (
        outer is not None
        and outer is not cluster
        and outer.type == "PLACE"
        and outer.names
        and _lies_in(cluster, outer, sure=False)
    ):
        yield _claim(cluster, "LOCATED_IN", outer, token, 0.8)


def _of_name(reader: Reader, token: Token, cluster: Cluster) -> Iterator[RawClaim]:
    """What hangs on a name: "X of the Y Team", "the Team's X", "Lyon, France", "X from Lyon"."""
    if cluster.type == "PLACE":
        yield from _address(reader, token, cluster)
    for child in token.children:
        tie = preposition(child)
        targets = (
            [c for c in reader.things(child) if c is not cluster]
            if child.dep_ in ("nmod", "nmod:poss", "appos")
            else []
        )
        for target in targets:
            if (
                cluster.type == "PERSON"
                and target.type == "ORGANISATION"
                and (tie in ("of", "from", "at") or child.dep_ == "nmod:poss")
                and target.names
            ):
                yield _claim(cluster, "MEMBER_OF", target, token, 0.8)
            elif (
                cluster.type == "PERSON"
                and target.type == "ORGANISATION"
                and child.i
                and reader.doc[child.left_edge.i - 1].text == "("
            ):
                yield _claim(cluster, "MEMBER_OF", target, token, 0.7)
            elif cluster.type == "PERSON" and target.type == "PLACE" and child.dep_ == "nmod" and tie in ("from", "of"):
                yield _claim(cluster, "LIVES_IN", target, token, 0.6)
            elif (
                cluster.type == "ORGANISATION"
                and target.type == "PLACE"
                and (
                    child.dep_ == "nmod:poss"
                    or tie == "of"
                    or (tie in ("in", "from") and token.dep_ not in ("obj", "obl", "iobj"))
                )
                and target.names
            ):
                yield _claim(cluster, "BASED_IN", target, token, 0.6)
            elif (
                cluster.type == "PLACE"
                and target.type == "PLACE"
                and target.names
                and _lies_in(cluster, target, sure=tie == "in")
            ):
                if tie in ("in", "of"):
                    yield _claim(cluster, "LOCATED_IN", target, token, 0.8)


def _lies_in(inner: Cluster, outer: Cluster, *, sure: bool) -> bool:
    small, large = place_kind(inner.names[0] if inner.names else ""), place_kind(outer.names[0])
    return small != "country" and (large in ("country", "region") or (sure and large is None))


def _of_nominal(reader: Reader, token: Token, cluster: Cluster, origin: str) -> Iterator[RawClaim]:
    """What a description tells of a named thing: "the Siberian city of X", "a road worker from Y", "a Belgian pilot"."""
    for child in token.children:
        if child.dep_ == "nmod" and cluster.type == "PLACE" and preposition(child) in ("in", "of") and cluster.names:
            for target in of_types(reader.things(child), ["PLACE"]):
                if target is not cluster and target.names and _lies_in(cluster, target, sure=True):
                    yield _claim(cluster, "LOCATED_IN", target, token, 0.8)
        elif child.dep_ == "nmod" and cluster.type in ("PERSON", "GROUP") and preposition(child) == "from":
            for target in of_types(reader.things(child), ["PLACE"]):
                yield _claim(cluster, "LIVES_IN", target, token, 0.7, "from")
        elif (
            child.dep_ == "nmod"
            and cluster.type == "ORGANISATION"
            and cluster.names
            and preposition(child) in ("in", "from")
        ):
            for target in of_types(reader.things(child), ["PLACE"]):
                yield _claim(cluster, "BASED_IN", target, token, 0.7, preposition(child))
    if origin:
        place = reader.origin(origin, token)
        if (
            cluster.type == "PLACE"
            and cluster.names
            and cluster is not place
            and place_kind(cluster.names[0]) != "country"
        ):
            yield _claim(cluster, "LOCATED_IN", place, token, 0.75)
        elif (
            (cluster.type == "PERSON" or cluster.count)
            and cluster.type != "ORGANISATION"
            and place_kind(origin) == "country"
            and token.text not in demonyms()
        ):
            yield _claim(cluster, "CITIZEN_OF", place, token, 0.6)
        elif cluster.type == "ORGANISATION" and cluster.names:
            yield _claim(cluster, "BASED_IN", place, token, 0.6)
