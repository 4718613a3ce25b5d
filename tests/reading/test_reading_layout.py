"""The head and the tail of an article, lists of links, wrapped paragraphs, and the offsets of any text."""

import pytest

from graph.reading import mark_debris, metadata_of, paragraphs

BEFORE = "The council voted on Tuesday to close the old bridge to lorries, and the mayor signed the order that evening."
AFTER = "Drivers will have to take the northern road until the spring, when repairs are due to be finished."


def _marked(text):
    return [text[start:end] for start, end in mark_debris(text)]


HEAD = """The Valley Herald
Home
News
Mayor closes the old bridge to lorries
By Jane Doe
Tuesday, 14 March 2023
Repairs will take until spring and cost nine million

{before}

{after}

Mayor closes the old bridge to lorries

{after}"""


def test_head_of_an_article():
    text = HEAD.format(before=BEFORE, after=AFTER)
    assert _marked(text) == [
        "The Valley Herald\nHome\nNews",
        "By Jane Doe\nTuesday, 14 March 2023",
        "Mayor closes the old bridge to lorries",
    ]


TAILS = [
    "Source: The Valley Herald",
    "Source link",
    "Jane Doe is a reporter for the Herald who covers transport and is based in Oslo.",
    "Jane Doe covers transport for the Herald. Follow her on Twitter.",
    "With over ten years of experience in journalism, I bring stories from the north to life.",
    "I am a freelance journalist and love to write about the north.",
    "This article was originally published in Norwegian.",
    "Jane Doe in Bergen contributed to this report.",
    "Additional reporting by Tom Roe in Bergen.",
    "Related stories\nFerry company doubles its fares\nMayor wins second term",
    "You may also like\nFerry company doubles its fares",
    "Must Read\nFerry company doubles its fares\nMayor wins second term\nHarbour to be sold",
    "© 2023 The Valley Herald",
]


@pytest.mark.parametrize("tail", TAILS)
def test_tail_of_an_article(tail):
    assert _marked(f"{BEFORE}\n\n{AFTER}\n\n{tail}\n") == [tail]


def test_a_list_that_the_article_announces_stays():
    assert _marked(f"{BEFORE}\n\nThe following men were freed on Monday at noon:\n\nOle Berg\nTom Lie\nJan Moe\n") == []


def test_lists_of_links_end_at_the_next_paragraph():
    block = "Related stories\nFerry company doubles its fares\nMayor wins second term"
    assert _marked(f"{BEFORE}\n\n{block}\n\n{AFTER}\n") == [block]


def test_the_description_above_a_caption_goes_with_it():
    caption = "Lorries in front of a bridge\nLorries queue at the closed bridge Image: Tom Roe/AFP"
    assert _marked(f"{BEFORE}\n\n{caption}\n\n{AFTER}\n") == [caption]


def test_paragraphs_wrapped_at_a_fixed_width_are_read_as_one():
    wrapped = (
        "The council, which had met in secret for most of the week, is to put up an\n"
        "advertisement\n"
        "of-the-post-of-treasurer-and-secretary-to-the-council-at-once-it-decided,\n"
        "and the mayor agreed to it.\n"
    )
    assert _marked(f"{wrapped}\n{AFTER}\n") == []
    assert _marked(f"{BEFORE}\nadvertisement\n{AFTER}\n") == ["advertisement"]


def test_a_text_without_prose_keeps_its_lines():
    assert _marked("A new start\nin the north") == []


@pytest.mark.parametrize(
    "text", ["", " \n\n", "\ufeff", "Advertisement", "\r\n\r\nShare\r\n", "a" * 100_000, "( " * 20_000]
)
def test_ranges_are_sorted_disjoint_and_inside_any_text(text):
    ranges = mark_debris(text)
    ends = [0, *(end for pair in ranges for end in pair), len(text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in ranges)


def test_offsets_count_characters_of_the_untouched_text():
    text = f"\ufeff{BEFORE}\r\n\r\n🚢 {AFTER}\r\n\r\n\xa0Share\r\n\r\n{AFTER}"
    assert _marked(text) == ["\ufeff", "Share"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("One line\nAnother line", ["One line", "Another line"]),
        ("  One line \r\n\r\n\tAnother\xa0line", ["One line", "Another line"]),
        (
            "The nine men on board were lifted off on Friday by a\nhelicopter, and two were taken to hospital.",
            ["The nine men on board were lifted off on Friday by a helicopter, and two were taken to hospital."],
        ),
        ("It’s\r\n", ["It's"]),
        ("", []),
    ],
)  # fmt: skip
def test_paragraphs(text, units):
    assert [unit.text for unit in paragraphs(text)] == units


def test_titles_keep_their_quotation_marks():
    assert (
        metadata_of(f"‘Nobody’s bridge’: drivers in despair\n\n{BEFORE}").title
        == "‘Nobody’s bridge’: drivers in despair"
    )
