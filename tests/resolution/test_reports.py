# ruff: noqa: E501  (a row of a table is one line)
"""Which of two texts retell one report: every text here is invented."""

import random
from dataclasses import replace
from itertools import combinations

import pytest

from graph.resolution import reports
from graph.resolution.quotations import alike, quotations

ORIGINAL = """Ferry stranded for two days is towed into Tarvik harbour

The ferry Solveig reached Tarvik on Monday with 214 people on board, two days after its engines failed off Cape Orlen.

The coastguard vessel Havørn took it in tow at 4:30 on Sunday, said Ragna Tveit, who leads the rescue service in Norland.
“We never thought the tow line would hold in such a sea,” Tveit said. “My crew did not sleep for thirty hours.”

Among the passengers were 38 pupils from Elmsted and their teacher, Jonas Falk. “The children sang until they had no voice left,” he said.

The owner, Brattholm Lines, said that it would pay every passenger 900 crowns. The company was fined in 2019 after a fire on the Marit.
“A refund is not an apology, and we are still waiting for one,” said Ines Duarte, a passenger from Porto.

The harbour office in Tarvik will question the captain, Olav Strand, on Wednesday. A hearing in Kolby is to follow in March.
"""

PARAPHRASE = """Ship marooned for a couple of days is pulled into Tarvik port

The vessel Solveig got to Tarvik on Monday with 214 individuals aboard, 2 days after its motors broke down off Cape Orlen.

The coastguard craft Havørn got it in tow at 4:30 on Sunday, stated Ragna Tveit, that heads the saving solution in Norland.
“We never believed the tow rope would certainly hold in such a sea,” Tveit stated. “My staff did not rest for thirty hours.”

Amongst the travellers were 38 students from Elmsted and their instructor, Jonas Falk. “The kids sang till they had no voice left,” he claimed.

The proprietor, Brattholm Lines, claimed that it would certainly pay each traveller 900 crowns. The firm was punished in 2019 after a blaze on the Marit.
“A reimbursement is not an apology, and we are still awaiting one,” claimed Ines Duarte, a guest from Porto.

The harbour workplace in Tarvik will certainly examine the captain, Olav Strand, on Wednesday. A hearing in Kolby is to comply with in March.
"""

TRANSLATED = """Passengers of stranded ferry safe in Tarvik

After two days adrift, the “Solveig” arrived in Tarvik on Monday. There were 214 people aboard. Off Cape Orlen the machines had gone out.

According to Ragna Tveit, head of the sea rescuers in Norland, the coastguard ship Havørn could begin towing on Sunday at 4:30.
“That the rope would hold in a sea like this, we never thought,” says Tveit. For thirty hours, she adds, “my crew did not get any sleep”.

On board was also a school class from Elmsted, 38 children with their teacher Jonas Falk. He reports: “The children were singing until they had lost their voice.”

Brattholm Lines wants to pay 900 crowns to each passenger. In 2019, after fire had broken out on the Marit, it had to pay a fine.
“We are still waiting for an apology, and a refund is not one,” says Ines Duarte from Porto.

Captain Olav Strand is to be heard by the harbour authority in Tarvik on Wednesday, the court in Kolby deals with the case in March.
"""

TRIMMED = "\n".join(ORIGINAL.split("\n")[2:8]) + "\n(Tarvik Post)\n"

INDEPENDENT = """Norland asks why Solveig sailed

Three weeks of storms had been forecast when the Solveig left Elmsted on Friday, the weather office in Kolby says.

Engineers had warned about the ferry’s fuel pumps in December, according to papers seen by this newspaper. The maritime union wants the licence of Brattholm Lines withdrawn.
“Nobody at head office read what we wrote,” said Signe Moe, an engineer who quit in 2023.

Ragna Tveit of the rescue service told reporters on the quay: “We never thought the tow line would hold in such a sea.”

A spokesman for the ministry, Per Aasen, said that rules would be looked at. “It is too early to speak of fault,” Aasen said.
By Monday evening the 214 passengers had been given rooms in Tarvik.
"""

OTHER_STORY = """Wheat prices climb as the Dorn floods

Mills in Beretz paid 412 crowns a tonne on Thursday, the most since 2008, after the river Dorn broke its banks.

“We have not seen water this high since my father ran the mill,” said Tomasz Wilk, a miller in Beretz.
The farm ministry in Kolby promised 20 million crowns. Ines Palfi, who leads the growers’ union, called that “a drop in a very wide river indeed”.
Rain is expected in Norland until Sunday.
"""

PLAIN = """Norland’s three largest towns lost 1,204 inhabitants in 2024, the statistics office in Kolby said on Friday.
Elmsted shrank by 611, Tarvik by 402 and Beretz by 191, while Porsholm grew by 88. The fall was the steepest since 1972, when the Orlen mine closed.
Deaths outnumbered births by 530 in Elmsted. In Tarvik, Brattholm Lines cut 120 jobs in May, and the yard at Havik shut in August.
Marta Lunde, who heads the office, pointed to Porsholm, where rents fell by 7 percent. Norland counts 318,000 people."""

PLAIN_REWORDED = """Figures out on Friday in Kolby show Norland’s 3 biggest towns with 1,204 fewer residents in 2024.
In Elmsted numbers dropped by 611, in Tarvik by 402, in Beretz by 191; only Porsholm gained, by 88. No year had been worse since 1972 and the end of the Orlen mine.
There were 530 more deaths than births in Elmsted. At Tarvik it was Brattholm Lines that shed 120 posts in May, before the Havik yard closed its gates in August.
Office head Marta Lunde said to look at Porsholm and its rents, down 7 percent. All of Norland has 318,000 residents."""

TEXTS = {
    "original": ORIGINAL, "paraphrase": PARAPHRASE, "translated": TRANSLATED, "trimmed": TRIMMED,
    "independent": INDEPENDENT, "other": OTHER_STORY, "plain": PLAIN, "reworded": PLAIN_REWORDED,
}  # fmt: skip
ONE_REPORT = [{"original", "paraphrase", "translated", "trimmed"}, {"plain", "reworded"}]


# A text cut to its first lines and one reworded throughout share too little to be tied directly: the original ties them.
TIED_BY_A_THIRD = [("paraphrase", "trimmed"), ("translated", "trimmed")]


@pytest.mark.parametrize(("left", "right"), [p for p in combinations(TEXTS, 2) if p not in TIED_BY_A_THIRD])
def test_pairs(left, right, document):
    made = reports([document(left, TEXTS[left]), document(right, TEXTS[right])])
    expected = any({left, right} <= group for group in ONE_REPORT)
    assert (made.of[left] == made.of[right]) == expected, made.retellings
    assert bool(made.retellings) == expected


def test_all_together_in_any_order(document):
    documents = [document(name, text) for name, text in TEXTS.items()]
    first = reports(documents)
    groups = {}
    for name, report in first.of.items():
        groups.setdefault(report, set()).add(name)
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, [*ONE_REPORT, {"independent"}, {"other"}]))
    for seed in range(5):
        random.Random(seed).shuffle(documents)
        assert reports(documents) == first


def test_reasons_say_what_is_the_same(document):
    said = reports([document("a", ORIGINAL), document("b", PARAPHRASE)]).retellings[0]
    assert (said.left, said.right) == ("a", "b")
    assert any(
        "quotations, in the same order, are the same" in reason and "tow rope" in reason for reason in said.reasons
    )
    copied = reports([document("a", ORIGINAL), document("b", TRIMMED)]).retellings[0]
    assert any("word for word" in reason for reason in copied.reasons)


def test_the_reasons_of_a_report_name_its_documents_where_it_has_more_than_two(document):
    def told(*names):
        return reports([document(name, TEXTS[name]) for name in names]).told

    (two,) = told("original", "paraphrase", "other")
    assert two.documents == ("original", "paraphrase")
    assert two.reasons[0].startswith("4 quotations, in the same order, are the same: “")
    assert two.reasons[1].endswith(" come in the same order, the rarest: Solveig, 214, Brattholm, 900, 2019, Wednesday")
    (three,) = told("original", "paraphrase", "trimmed")
    assert three.documents == ("original", "paraphrase", "trimmed")
    # two pairs tie three documents: each document is named, no pair is told twice
    pairs = {reason.partition(": ")[0] for reason in three.reasons}
    assert pairs == {"original.txt and paraphrase.txt", "original.txt and trimmed.txt"}
    assert told("original", "other") == ()


def test_debris_ties_nothing(document):
    menu = "\n".join(
        f"Home World Politics Culture Sport Weather Newsletter number {i} from Kolby and Tarvik" for i in range(40)
    )
    plain = [document("a", OTHER_STORY + menu), document("b", INDEPENDENT + menu)]
    assert len(set(reports(plain).of.values())) == 1
    marked = [replace(d, debris=((d.text.index(menu), len(d.text)),)) for d in plain]
    assert len(set(reports(marked).of.values())) == 2


def test_a_cited_outlet_alone_ties_nothing(document):
    both = [document("a", INDEPENDENT), document("b", ORIGINAL)]
    assert reports(both, cited={"a": frozenset({"Wire"}), "b": frozenset({"Wire"})}).retellings == ()
    told = reports(
        [document("a", ORIGINAL), document("b", PARAPHRASE)], cited={"a": frozenset({"Wire"}), "b": frozenset({"Wire"})}
    )
    assert "both cite Wire" in told.retellings[0].reasons
    published = replace(document("a", ORIGINAL), outlet="The Wire")
    told = reports([published, document("b", PARAPHRASE)], cited={"b": frozenset({"the wire"})})
    assert "one cites The Wire, which published the other" in told.retellings[0].reasons


def test_a_document_alone_is_a_report_of_its_own(document):
    made = reports([document("a", ""), document("b", "")])
    assert len(set(made.of.values())) == 2
    assert reports([]).of == {}


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (
            "We never thought the tow line would hold in such a sea",
            "We never believed the tow rope would certainly hold in such a sea",
            True,
        ),
        (
            "We never thought the tow line would hold in such a sea",
            "That the rope would hold in a sea like this, we never thought",
            True,
        ),
        (
            "A refund is not an apology, and we are still waiting for one",
            "We are still waiting for an apology, and a refund is not one",
            True,
        ),
        ("It is too early to speak of fault", "It is too late to speak of the weather in Kolby", False),
        (
            "We have not seen water this high since my father ran the mill",
            "We never thought the tow line would hold in such a sea",
            False,
        ),
        ("This decision has nothing to do with us", "This accident has nothing to say of you", False),
    ],
)
def test_alike(left, right, one, document):
    a, b = (quotations(document("a", f"“{said}”"))[0] for said in (left, right))
    assert (alike(a, b) >= 70) == one


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He said: “one two three four five.”", 1),
        ('He said: "one two three four five."', 1),
        ("Er sagte: „eins zwei drei vier fünf“.", 1),
        ("Il dit : « un deux trois quatre cinq ».", 1),
        ("The ship “Solveig” and the “Marit”", 0),
        ('The ship "Solveig" sailed on a very long way with the "Marit"', 0),
        ("“one two three four\n\nfive six seven”", 0),
    ],
)
def test_quotations(text, count, document):
    assert len(quotations(document("a", text))) == count
