"""Tables of the terminal: measuring, breaking and cutting."""

import click
import pytest

from graph.command.table import folded, measured, table


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("漢字", 4), ("a\u200db", 2)]
)
def test_text_is_measured_in_columns(text, columns):
    assert measured(text) == columns


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢", 1, ["漢"]),
        ("", 5, [""]),
        ("fits", 4, ["fits"]),
    ],
)
def test_text_is_broken_between_words_where_that_is_possible(text, width, lines):
    assert list(folded(text, width)) == lines


def drawn(columns, rows, width, numbers=None):
    return [
        click.unstyle(line) for line in table(columns, rows, width=width, numbers=numbers or [False] * len(columns))
    ]


def test_numbers_stand_to_the_right():
    assert drawn(["n", "name"], [[["7"], ["x"]], [["10"], ["y"]]], 40, [True, False]) == [
        " n  name", "──  ────", " 7  x", "10  y",
    ]  # fmt: skip


def test_a_wide_column_gives_way_to_narrow_ones():
    lines = drawn(["a", "b"], [[["short"], ["word " * 20]]], 40)
    assert lines[2].startswith("short  word") and max(map(len, lines)) <= 40


def test_a_tall_cell_is_cut_with_a_mark():
    lines = drawn(["a"], [[[f"• {i}" for i in range(50)]]], 40)
    assert len(lines) == 2 + 20 and lines[-1] == "…"


def test_rows_of_several_lines_are_set_apart_and_others_are_not():
    rows = [[["a"]], [["b"]], [["• c", "• d"]], [["e"]]]
    assert drawn(["x"], rows, 40)[2:] == ["a", "b", "", "• c", "• d", "", "e"]


def test_many_columns_are_told_row_by_row():
    lines = drawn(list("abcdefghij"), [[["lengthy"]] * 10] * 2, 40)
    assert lines[0].startswith("─ 1 ─") and lines[1] == "a  lengthy" and len(lines) == 22
