"""What the language model alone sees: told, or where a word says it too; nothing of a doubtful clause."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from graph.extraction.clusters import Cluster
from graph.extraction.coreference import Coreference
from graph.extraction.learned import seen_by_the_model
from graph.extraction.mentions import candidates
from graph.extraction.quotations import quotations
from graph.extraction.raw_claims import RawClaim
from graph.extraction.reader import Reader
from graph.language.relations import Related
from graph.vocabulary.vocabulary import bundled

Told = Callable[..., list[str]]

MEMBER = ["MEMBER_OF"]
PLAIN = "Anna Lund smiled beside Norvik Shipping."


@pytest.fixture(scope="module")
def told(nlp: Language) -> Told:
    """Lines of what is told of a text if the model sees the given relations; `said` are those of the rules."""

    def of(text: str, *seen: str, said: tuple[str, ...] = (), likely: bool = False) -> list[str]:
        doc = nlp(text)
        doc._.relations = [_related(doc, *line.split("|")) for line in seen]
        reader = Reader(doc, Coreference(doc, candidates(doc), quotations(doc)), bundled())
        raw = []
        for subject, type_, object_, word in (line.split("|") for line in said):
            ends = [reader.coreference.at(_span(doc, end).root.i) for end in (subject, object_)]
            assert ends[0] is not None and ends[1] is not None
            raw.append(RawClaim(ends[0], type_, ends[1], _span(doc, word).root, 0.9))
        found = list(seen_by_the_model(reader, raw, likely=likely))
        assert all(claim.unsaid and claim.status == "asserted" for claim in found)
        assert all(claim.dated == (claim.type in ("TRAVELLED_TO", "LEFT", "HELPED")) for claim in found)
        return [f"{_name(claim.subject)} {claim.type} {_name(claim.object)}" for claim in found]

    return of


def _name(cluster: Cluster) -> str:
    return cluster.names[0] if cluster.names else cluster.mentions[0].origin


def _span(doc: Doc, text: str) -> Span:
    start = doc.text.index(text)
    span = doc.char_span(start, start + len(text))
    assert span is not None
    return span


def _related(doc: Doc, subject: str, type_: str, object_: str, probability: str = "0.95") -> Related:
    return Related(_span(doc, subject), type_, _span(doc, object_), float(probability))


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        (PLAIN, "Anna Lund|MEMBER_OF|Norvik Shipping", []),  # no word says so
        ("Anna Lund smiles as a member of Norvik Shipping.", "Anna Lund|MEMBER_OF|Norvik Shipping", MEMBER),
        (
            "Anna Lund smiles as a member of Norvik Shipping.",
            "Anna Lund|MEMBER_OF_PARTY|Norvik Shipping",
            MEMBER,
        ),
        ("Anna Lund smiles as a member of Norvik Shipping.", "Anna Lund|MEMBER_OF|Norvik Shipping|0.6", []),
        ("Anna Lund smiles as a member of Norvik Shipping.", "Anna Lund|FOUNDED|Norvik Shipping", []),
        ("Anna Lund had sacked a director beside Norvik Shipping.", "Anna Lund|LEADS|Norvik Shipping", []),
        ("Anna Lund got a letter beside Norvik School.", "Anna Lund|EDUCATED_AT|Norvik School|0.8", []),
        ("Anna Lund got a letter beside Norvik School.", "Anna Lund|EDUCATED_AT|Norvik School", ["EDUCATED_AT"]),
        (
            "Anna Lund got a degree beside Norvik School.",
            "Anna Lund|EDUCATED_AT|Norvik School",
            ["EDUCATED_AT"],
        ),
        ("Anna Lund hopes to be a member beside Norvik Shipping.", "Anna Lund|MEMBER_OF|Norvik Shipping", []),
        ("Anna Lund met a friend of Norvik Shipping, who was born beside Riga.", "Anna Lund|BORN_IN|Riga", []),
        ("Anna Lund, a former wife, met Nils Falk.", "Anna Lund|SPOUSE_OF|Nils Falk", []),
        ("Anna Lund, as a wife, met Nils Falk.", "Anna Lund|SPOUSE_OF|Nils Falk", ["SPOUSE_OF"]),
        ("Anna Lund, a Danish yodeller, sang.", "Anna Lund|CITIZEN_OF|Danish", ["CITIZEN_OF"]),
        ("Anna Lund sang a Danish song.", "Anna Lund|CITIZEN_OF|Danish", []),
    ],
)
def test_a_word_has_to_say_it_too(told: Told, text: str, seen: str, expected: list[str]) -> None:
    assert [line.split()[2] for line in told(text, seen)] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((), ["Norvik Shipping BASED_IN Riga"]),
        (("Norvik Shipping|LOCATED_IN|Riga|seat",), []),  # a rule has read the word
        (("Norvik Shipping|BASED_IN|Oslo|smiled",), []),  # in one place only
        (("Anna Lund|BASED_IN|Riga|smiled",), []),  # it is another's
        (("Anna Lund|BASED_IN|Oslo|smiled",), ["Norvik Shipping BASED_IN Riga"]),
    ],
)
def test_of_what_the_rules_have_read_the_model_says_nothing(
    told: Told, said: tuple[str, ...], expected: list[str]
) -> None:
    text = "Norvik Shipping napped on a seat beside Riga as Anna Lund smiled in Oslo."
    assert told(text, "Norvik Shipping|BASED_IN|Riga", said=said) == expected


@pytest.mark.parametrize(
    ("text", "seen", "said", "expected"),
    [
        ("Anna Lund napped beside Riga.", "Anna Lund|TRAVELLED_TO|Riga", "", ["TRAVELLED_TO"]),
        ("Anna Lund napped beside Riga.", "Anna Lund|TRAVELLED_TO|Riga|0.7", "", []),
        ("Anna Lund napped beside Riga.", "Anna Lund|LEFT|Riga", "", ["LEFT"]),
        ("Anna Lund napped beside Nils Falk.", "Anna Lund|MET|Nils Falk", "", []),  # of other events it sees too few
        ("Anna Lund's boat napped beside Riga.", "Anna Lund|TRAVELLED_TO|Riga", "", []),
        ("Norvik Shipping napped beside Riga.", "Norvik Shipping|TRAVELLED_TO|Riga", "", []),
        ("Anna Lund napped beside Nils Falk.", "Anna Lund|HELPED|Nils Falk", "", ["HELPED"]),
        ("Anna Lund hit Nils Falk.", "Anna Lund|HELPED|Nils Falk", "Anna Lund|ATTACKED|Nils Falk|hit", []),
        ("Anna Lund napped, unlike Nils Falk, beside Riga.", "Nils Falk|TRAVELLED_TO|Riga", "", []),
        ("Anna Lund may nap beside Riga.", "Anna Lund|TRAVELLED_TO|Riga", "", []),
        ("Norvik Shipping napped beside Riga.", "Norvik Shipping|BASED_IN|Riga", "", ["BASED_IN"]),
        ("Anna Lund rang Norvik Shipping in Riga.", "Norvik Shipping|BASED_IN|Riga", "", []),
        ("Norvik Shipping, which Anna Lund left in Riga, napped.", "Norvik Shipping|BASED_IN|Riga", "", []),
    ],
)
def test_of_some_types_what_it_is_sure_of_is_told(
    told: Told, text: str, seen: str, said: str, expected: list[str]
) -> None:
    assert [line.split()[2] for line in told(text, seen, said=(said,) if said else ())] == expected


@pytest.mark.parametrize(
    ("text", "seen", "said", "expected"),
    [
        (PLAIN, "Anna Lund|MEMBER_OF|Norvik Shipping|0.6", "", ["Anna Lund MEMBER_OF Norvik Shipping"]),
        (PLAIN, "Anna Lund|MEMBER_OF|Norvik Shipping|0.4", "", []),
        ("Anna Lund sang beside Riga.", "Anna Lund|LEFT|Riga|0.6", "", ["Anna Lund LEFT Riga"]),
        ("Anna Lund sailed to Riga.", "Anna Lund|LEFT|Riga", "Anna Lund|TRAVELLED_TO|Riga|sailed", []),
        (PLAIN, "Anna Lund|MEMBER_OF|Anna Lund", "", []),
        (PLAIN, "Anna Lund|LEADS|Norvik Shipping", "Anna Lund|LEADS|Norvik Shipping|smiled", []),
        (PLAIN, "Anna Lund|LEADS|Norvik Shipping", "Anna Lund|MEMBER_OF|Norvik Shipping|smiled", []),
        (PLAIN, "Anna Lund|FOUNDED|Norvik Shipping", "Anna Lund|LEADS|Norvik Shipping|Norvik",
         ["Anna Lund FOUNDED Norvik Shipping"]),
        (PLAIN, "Anna Lund|FOUNDED|Norvik Shipping", "Anna Lund|LEADS|Norvik Shipping|smiled", []),  # the word is read
        ("Anna Lund hailed Nils Falk.", "Anna Lund|SPOUSE_OF|Nils Falk", "Anna Lund|RELATIVE_OF|Nils Falk|hailed", []),
        ("Anna Lund sailed to Riga.", "Anna Lund|LIVES_IN|Riga", "Anna Lund|TRAVELLED_TO|Riga|sailed", []),
        ("Anna Lund will not sing beside Norvik Shipping.", "Anna Lund|MEMBER_OF|Norvik Shipping", "", []),
        ("Anna Lund sang. Norvik Shipping sailed.", "Anna Lund|MEMBER_OF|Norvik Shipping", "", []),
    ],
)  # fmt: skip
def test_on_request_also_what_no_word_says(told: Told, text: str, seen: str, said: str, expected: list[str]) -> None:
    assert told(text, seen, said=(said,) if said else (), likely=True) == expected


def test_of_two_types_for_a_pair_both_are_told(told: Told) -> None:
    found = told(PLAIN, "Anna Lund|LEADS|Norvik Shipping", "Anna Lund|FOUNDED|Norvik Shipping|0.8", likely=True)
    assert found == ["Anna Lund LEADS Norvik Shipping", "Anna Lund FOUNDED Norvik Shipping"]
