"""An invented story: five workers leave a closed quarry town. Hostile names, two articles in one report."""

from __future__ import annotations

from typing import cast

from graph.network.graph import Graph
from graph.records import (
    Claim,
    Dispute,
    Document,
    Entity,
    EntityType,
    Journey,
    Leg,
    Mention,
    Relation,
    Report,
    Status,
    content_id,
)

HOSTILE_NAME = "<img src=x onerror=window.hacked=1>"
HOSTILE_OUTLET = "</script><script>window.hacked=1</script>"
HOSTILE_ALIAS = "javascript:window.hacked=1"

TEXTS = {
    "a": "Five quarry workers have left Velmor. 😀 Tomas Reker, their foreman, fled to Ostrand in March 2021 "
    "and went on to Karsk in May 2021. “Nobody paid us for a year,” Reker told the Karsk Courier.\n\nThe "
    "lawyer Mira Dolan of Harbour Aid helped the five workers to find rooms in Karsk. Velmor Stone "
    "denied that it had detained Reker. Mira Dolan leads Harbour Aid, which is based in Karsk.\n\nOstrand"
    " lies in the north. Jory Hale drove the workers to Ostrand. Petra Lind and Oskar Brandt of the "
    "Quarry Union accused Velmor Stone of fraud.",
    "b": "Reker, a foreman, fled to Ostrand in March 2021. Later he travelled to Karsk. Mira Dolan helped "
    "the five workers. Ostrand admitted the five workers.",
    "c": "Anton (not his real name) left Velmor on foot. He reached Ostrand in 2021 and plans to move to Sel"
    " Marin. According to Petra Lind, guards of Velmor Stone beat Anton. Dolan helped the five workers,"
    " she says.\u2028The Quarry Union is based in Velmor. Reker reached Ostrand in June 2021, the union "
    "says.\nReker travelled to Karsk.",
    "d": f"Velmor Stone belongs to the Harrow Group. {HOSTILE_NAME} leads the Harrow Group. Ines Corvo founded "
    "Velmor Stone and is said to be living in Sel Marin. Tarn, Old Mill, Dr Wen and Lysa Ohm were also "
    "named. Oskar Brandt met Mira Dolan in Karsk.",
}
_DOCUMENTS = [
    ("a", "Five who left the quarry", "Karsk Courier", "2021-06-01", "one"),
    ("b", None, "Northern Post", "2021-06-03", "one"),
    ("c", "“We walked at night” <b>bold</b>", HOSTILE_OUTLET, "2021-07-10", "two"),
    ("d", "Who owns Velmor Stone?", None, None, "three"),
]
_ENTITIES: list[tuple[str, EntityType, tuple[str, ...]]] = [
    ("reker", "PERSON", ("Tomas Reker", "Reker")), ("dolan", "PERSON", ("Mira Dolan", "Dolan")),
    ("anton", "PERSON", ("Anton",)), ("lind", "PERSON", ("Petra Lind",)), ("brandt", "PERSON", ("Oskar Brandt",)),
    ("hale", "PERSON", ("Jory Hale",)),
    ("corvo", "PERSON", ("Ines Corvo", HOSTILE_ALIAS)), ("hostile", "PERSON", (HOSTILE_NAME,)),
    ("five", "GROUP", ("five workers", "Five quarry workers")), ("aid", "ORGANISATION", ("Harbour Aid",)),
    ("stone", "ORGANISATION", ("Velmor Stone",)), ("union", "ORGANISATION", ("Quarry Union",)),
    ("harrow", "ORGANISATION", ("Harrow Group",)), ("courier", "ORGANISATION", ("Karsk Courier",)),
    ("velmor", "PLACE", ("Velmor",)), ("ostrand", "PLACE", ("Ostrand",)), ("karsk", "PLACE", ("Karsk",)),
    ("marin", "PLACE", ("Sel Marin",)), ("tarn", "PLACE", ("Tarn",)), ("mill", "PLACE", ("Old Mill",)),
    ("wen", "PERSON", ("Dr Wen",)), ("ohm", "PERSON", ("Lysa Ohm",)),
]  # fmt: skip
_CLAIMS = [  # document | subject type object | phrase | status speaker date | quote, "…" standing for what is left out
    "a | reker TRAVELLED_TO ostrand | fled to | asserted - 2021-03 | fled to Ostrand in March 2021",
    "b | reker TRAVELLED_TO ostrand | fled to | asserted - 2021-03 | Reker, a foreman, fled to Ostrand in March 2021.",
    "c | reker TRAVELLED_TO ostrand | reached | asserted union 2021-06 | Reker reached Ostrand … the union says.",
    "a | reker TRAVELLED_TO karsk | went on to | asserted - 2021-05 | went on to Karsk in May 2021",
    "b | reker TRAVELLED_TO karsk | travelled to | asserted - - | Later he travelled to Karsk.",
    "c | reker TRAVELLED_TO karsk | travelled to | asserted - - | Reker travelled to Karsk.",
    "a | reker TOLD courier | told | asserted reker - | “Nobody paid us … the Karsk Courier.",
    "a | reker MEMBER_OF five | foreman | asserted - - | Tomas Reker, their foreman",
    "a | five LEFT velmor | left | asserted - - | Five quarry workers have left Velmor.",
    "a | dolan HELPED five | helped | asserted - - | The lawyer Mira … rooms in Karsk.",
    "b | dolan HELPED five | helped | asserted - - | Mira Dolan helped the five workers.",
    "c | dolan HELPED five | helped | asserted dolan - | Dolan helped the five workers, she says.\u2028The",
    "b | ostrand ADMITTED five | admitted | asserted - - | Ostrand admitted the five workers.",
    "a | stone DETAINED reker | detained | denied stone - | Velmor Stone denied that it had detained Reker.",
    "a | dolan LEADS aid | leads | asserted - - | Mira Dolan leads Harbour Aid",
    "a | aid BASED_IN karsk | based in | asserted - - | Harbour Aid, which is based in Karsk.",
    "a | hale HELPED five | drove | asserted - - | Jory Hale drove the workers to Ostrand.",
    "a | lind ACCUSED stone | accused | asserted - - | Petra Lind and … Stone of fraud.",
    "a | brandt ACCUSED stone | accused | asserted - - | Petra Lind and … Stone of fraud.",
    "a | lind MEMBER_OF union | of | asserted - - | Petra Lind and Oskar Brandt of the Quarry Union",
    "a | brandt MEMBER_OF union | of | asserted - - | Petra Lind and Oskar Brandt of the Quarry Union",
    "c | anton LEFT velmor | left | asserted - - | Anton (not his real name) left Velmor on foot.",
    "c | anton TRAVELLED_TO ostrand | reached | asserted - 2021 | He reached Ostrand in 2021",
    "c | anton TRAVELLED_TO marin | move to | planned - - | plans to move to Sel Marin",
    "c | stone ATTACKED anton | beat | alleged lind - | According to Petra … Stone beat Anton.",
    "c | union BASED_IN velmor | based in | asserted - - | The Quarry Union is based in Velmor.",
    "d | stone PART_OF harrow | belongs to | asserted - - | Velmor Stone belongs to the Harrow Group.",
    "d | hostile LEADS harrow | leads | asserted - - | <img … Harrow Group.",
    "d | corvo FOUNDED stone | founded | asserted - - | Ines Corvo founded Velmor Stone",
    "d | corvo LIVES_IN marin | living in | alleged - - | is said to be living in Sel Marin",
    "d | brandt MET dolan | met | asserted - - | Oskar Brandt met Mira Dolan in Karsk.",
    "d | corvo RELATED harrow | founded | asserted - - | Ines Corvo founded Velmor Stone",
]


def _claim(row: str) -> Claim:
    document, triple, phrase, said, quote = row.split(" | ")
    subject, kind, object = triple.split()
    status, speaker, date = (None if part == "-" else part for part in said.split())
    first, _, last = quote.partition(" … ")
    text = TEXTS[document]
    start = text.index(first)
    end = text.index(last, start) + len(last) if last else start + len(first)
    return Claim(
        document, subject, kind, object, start, end, text[start:end], cast(Status, status), speaker, date, phrase, 0.9
    )


def quarry_graph(*, with_text: bool = True) -> Graph:
    """Build the graph: 22 entities, every quote cut from its text."""
    report = {key: report for key, *_, report in _DOCUMENTS}
    documents = tuple(
        Document(key, f"{key}.txt", title, outlet, published, "0" * 64, TEXTS[key] if with_text else "", report=report)
        for key, title, outlet, published, report in _DOCUMENTS
    )
    claims: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in map(_claim, _CLAIMS):
        claims.setdefault((claim.subject, claim.type, claim.object), []).append(claim)
    relations = []
    for (subject, kind, object), found in claims.items():
        where = {c.document for c in found if c.status == "asserted"}
        key = content_id("r", subject, kind, object)
        disputed = (subject, object) == ("reker", "ostrand")
        relations.append(
            Relation(key, subject, kind, object, len(where), len({report[d] for d in where}), disputed, tuple(found))
        )
    by_ends = {(r.subject, r.type, r.object): r.id for r in relations}
    leg = lambda who, where, date, status="asserted": Leg(where, date, status, by_ends[who, "TRAVELLED_TO", where])  # noqa: E731
    return Graph(
        documents,
        tuple(_entity(*row) for row in _ENTITIES),
        tuple(sorted(relations, key=lambda r: r.id)),
        (Journey("reker", (leg("reker", "ostrand", "2021-03"), leg("reker", "karsk", "2021-05"))),
         Journey("anton", (leg("anton", "ostrand", "2021"), leg("anton", "marin", None, "planned")))),
        disputes=(Dispute((by_ends["reker", "TRAVELLED_TO", "ostrand"],), "date",
                          "One report has Tomas Reker in Ostrand in March 2021, another in June 2021."),),
        reports=(Report("one", ("a", "b"), ("both say <i>fled to Ostrand in March 2021</i>",)),),
    )  # fmt: skip


def _entity(key: str, kind: EntityType, names: tuple[str, ...]) -> Entity:
    count = 5 if kind == "GROUP" else None
    return Entity(key, kind, names[0], tuple(sorted(names[1:])), key == "anton", count, _mentions(names))


def _mentions(names: tuple[str, ...]) -> tuple[Mention, ...]:
    found = [(key, text.index(name), name) for key, text in TEXTS.items() for name in names if name in text]
    return tuple(Mention(key, at, at + len(name), name, "name") for key, at, name in sorted(found))
