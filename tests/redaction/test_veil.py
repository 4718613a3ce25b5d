"""What is put over text: which words are taken for a hidden name, and which are left as they are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph.records import Document, Entity, Mention
from graph.redaction.hidden import bystanders, protected, spellings
from graph.redaction.offsets import Offsets
from graph.redaction.veil import Span, Veil, replaced


def person(name: str, *aliases: str, pseudonym: bool = True, type_: str = "PERSON", id_: str = "") -> Entity:
    mentions = (Mention("d", 0, len(name), name, "name"),)
    return Entity(id_ or f"e{name}", type_, name, aliases, pseudonym, None, mentions)  # type: ignore[arg-type]


def veil_of(*entities: Entity, also: Sequence[str] = (), texts: Sequence[str] = ()) -> Veil:
    hidden = protected(entities, also)
    more = spellings(hidden, [Document("d", "d.txt", None, None, None, "", text) for text in texts])
    base = Veil(hidden, more)
    return Veil((*hidden, *bystanders(entities, hidden, lambda name: bool(base.spans(name)))), more)


LIDIA, FULL = person("Lidia"), person("Lidia Berg", "Berg")
REPLACED = [
    (LIDIA, "Lidia fled.", "[Source 1] fled."),
    (LIDIA, "“Lidia” fled; LIDIA and lidia did.", "“[Source 1]” fled; [Source 1] and [Source 1] did."),
    (LIDIA, "Lidia's and Lidia’s coats", "[Source 1]'s and [Source 1]’s coats"),
    (LIDIA, "Lídia, Lidiä, Li\u00addia, Li\u200bdia", "[Source 1], [Source 1], [Source 1], [Source 1]"),
    (LIDIA, "Li\u0301dia fled.", "[Source 1] fled."),
    (LIDIA, "a Lidia-like figure", "a [Source 1]-like figure"),
    (LIDIA, "two Lidias", "two [Name]"),
    (LIDIA, "Write to lidia@mail.example or @JusticeForLidia.", "Write to [Source 1]@mail.example or @[Name]."),
    (LIDIA, "https://x.example/lidiaberg/1?q=lidia", "https://x.example/[Name]/1?q=[Source 1]"),
    (LIDIA, "Lidia Sorensen won.", "[Name] won."),
    (LIDIA, "Lidia Crossed The Border", "[Source 1] Crossed The Border"),
    (LIDIA, "Lidia told Monday’s paper", "[Source 1] told Monday’s paper"),
    (FULL, "Lidia Berg, Berg and Lidia", "[Source 1], [Source 1] and [Source 1]"),
    (FULL, "Lidia\nBerg and Lidia  Berg", "[Source 1] and [Source 1]"),
    (FULL, "Anna Berg", "Anna [Source 1]"),
    (person("Maria K."), "Maria K. and Maria; K. fled", "[Source 1]. and [Source 1]; K. fled"),
    (person("Łukasz"), "Lukasz, ŁUKASZ", "[Source 1], [Source 1]"),
    (person("O’Hara"), "O'Hara and O’HARA", "[Source 1] and [Source 1]"),
    (person("Абай"), "Абай and АБАЙ", "[Source 1] and [Source 1]"),
    (person("Kestrel"), "Kestrel saw a kestrel. KESTREL!", "[Source 1] saw a kestrel. [Source 1]!"),
    (person("Grace"), "Grace said grace", "[Source 1] said grace"),
    (person("Old Man"), "Old Man; an old man; Old Trafford", "[Source 1]; an old man; Old Trafford"),
]
LEFT = [
    (LIDIA, "Dalia, Lidian and the lid"),
    (person("Ann"), "annual, Hannah, the cannery, Annapolis"),
    (person("Grace"), "a disgrace, graceful, a grace period"),
    (person("Angel"), "Los Angeles and angels"),
    (person("May"), "It may rain in May 2021."),
    (person("Captain Berg"), "The captain of the ship"),
]


@pytest.mark.parametrize(("entity", "text", "expected"), REPLACED)
def test_a_hidden_name_is_replaced(entity: Entity, text: str, expected: str) -> None:
    veil = veil_of(entity)
    assert veil.text(text) == expected
    assert veil.holds(text) and not veil.holds(expected) and veil.text(expected) == expected


@pytest.mark.parametrize(("entity", "text"), LEFT)
def test_what_is_no_name_of_theirs_is_left(entity: Entity, text: str) -> None:
    veil = veil_of(entity)
    assert veil.text(text) == text and not veil.holds(text)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("Lidia.txt", "[Source 1].txt"),
        ("2024_lidia_2.txt", "2024_[Source 1]_2.txt"),
        ("interviews/lidiaberg.html", "interviews/[Name].html"),
        ("storyOfLidia.txt", "[Name].txt"),
        ("valid.txt", "valid.txt"),
    ],
)
def test_file_names(path: str, expected: str) -> None:
    assert veil_of(LIDIA).text(path, path=True) == expected


@pytest.mark.parametrize(
    ("other", "label"),
    [
        (person("Lidia Sorensen", pseudonym=False), "[Name 1]"),
        (person("Lidia", pseudonym=False, type_="ORGANISATION", id_="e2"), "[Name 1]"),
        (person("The Lidia Fund", pseudonym=False, type_="ORGANISATION"), "[Name 1]"),
        (person("Lydia Sorensen", pseudonym=False), "[Name 1]"),
        (person("Anna Sorensen", pseudonym=False), None),
        (person("friends of Lidia", pseudonym=False, type_="GROUP"), None),
    ],
)
def test_who_shares_a_name_is_hidden_too(other: Entity, label: str | None) -> None:
    found = [h.label for h in veil_of(LIDIA, other, texts=[other.name]).hidden if h.entity == other.id]
    assert found == ([label] if label else [])


def test_another_spelling_is_the_same_name() -> None:
    veil = veil_of(LIDIA, person("Alexander"), texts=["Lydia and Aleksandr met Sasha, Livia and a lydia."])
    assert veil.text("Lydia and Aleksandr met Sasha and Livia.") == "[Name] and [Name] met Sasha and Livia."


def test_the_label_is_that_of_the_one_in_the_article() -> None:
    first, second = person("Pavel", id_="e1"), person("Pavel", id_="e2")
    veil = veil_of(first, second)
    assert veil.text("Pavel", near=["e2"]) == "[Source 2]" and veil.text("Pavel", near=["e1", "e2"]) == "[Source 1]"
    assert veil.text("Pavel", near=["e9"]) == "[Name]" and veil.text("same name: Pavel") == "same name: [Name]"
    assert veil.text("Pavel", near=[]) == "[Name]"


def test_a_month_is_no_name() -> None:
    text = "June came in June 2021, on 3 June."
    assert veil_of(person("June")).text(text) == "[Source 1] came in June 2021, on 3 June."


def test_names_that_the_user_gives() -> None:
    port = person("Brest", pseudonym=False, type_="PLACE")
    veil = veil_of(LIDIA, port, also=["brest", "Operation Tern", "BREST", " "])
    assert veil.text("Lidia left Brest after Operation Tern; operations.") == (
        "[Source 1] left [Name 1] after [Name 2]; operations."
    )


def test_nobody_is_hidden_where_nobody_asked() -> None:
    veil = veil_of(person("Lidia", pseudonym=False))
    assert veil.hidden == () and veil.text("Lidia") == "Lidia" and not veil.told_by("Lidia")


@pytest.mark.parametrize(("text", "tells"), [("lIDia", True), ("<p>LÍDIA", True), ("Dalia", False), ("", False)])
def test_files_of_any_kind_are_looked_through(text: str, tells: bool) -> None:
    assert veil_of(LIDIA).told_by(text) == tells


def test_offsets_follow_every_character() -> None:
    text = "ab Lidia cd LIDIA, ef"
    spans = (Span(3, 8, "[Source 1]"), Span(12, 17, "[N]"))
    new, offsets = replaced(text, spans), Offsets(spans)
    assert new == "ab [Source 1] cd [N], ef"
    inside = [range(span.start, span.end) for span in spans]
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            low, high = offsets.range(start, end)
            cut = [s for s, r in zip(spans, inside, strict=True) if start < r.stop and r.start < end]
            whole = text[min([start, *(s.start for s in cut)]) : max([end, *(s.end for s in cut)])]
            assert new[low:high] == whole.replace("Lidia", "[Source 1]").replace("LIDIA", "[N]"), (start, end)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("same name: Lidia", "same name: [Source 1]"),
        ("1 quotation is the same: “We saw Lidi…” / “x”", "1 quotation is the same: “We saw [Name]…” / “x”"),
        ("“they saw the li…”", "“they saw the li…”"),
        ("lidia.txt and b.txt: both cite Oslo", "[Source 1].txt and b.txt: both cite Oslo"),
    ],
)
def test_reasons(reason: str, expected: str) -> None:
    assert veil_of(LIDIA).reason(reason) == expected
