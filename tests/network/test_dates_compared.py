import pytest

from graph.network.dates import agree, before, days_apart, is_day, most_precise, span


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2022-09-21", ((2022, 9, 21), (2022, 9, 21))),
        ("2022-09", ((2022, 9, 1), (2022, 9, 31))),
        ("2022", ((2022, 1, 1), (2022, 12, 31))),
        ("2022/2024", ((2022, 1, 1), (2024, 12, 31))),
        ("2022-09/2023-01-05", ((2022, 9, 1), (2023, 1, 5))),
        ("2022-13", None),
        ("2022-00", None),
        ("2022-01-32", None),
        ("٢٠٢٢", None),
        ("last May", None),
        ("2022/", None),
        ("", None),
        (None, None),
    ],
)
def test_span(date, expected):
    assert span(date) == expected


@pytest.mark.parametrize(
    ("left", "right", "is_before"),
    [
        ("2022", "2023", True),
        ("2023", "2022", False),
        ("2022-09-21", "2022-09-22", True),
        ("2022-09", "2022-09-22", False),
        ("2022-08", "2022-09-22", True),
        ("2022/2023", "2023-05", False),
        ("2022/2023", "2024", True),
        ("2022", None, False),
        (None, "2022", False),
    ],
)
def test_before(left, right, is_before):
    assert before(left, right) is is_before
    assert not (is_before and before(right, left))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2022", "2022-09", None], "2022-09"),
        (["2022-09-21", "2022/2024"], "2022-09-21"),
        (["2022-09-21", "2022-09-22"], None),
        (["2022", "2022-03", "2022-04"], None),
        ([None], None),
        ([], None),
    ],
)
def test_most_precise(dates, expected):
    assert most_precise(dates) == expected
    assert most_precise(reversed(dates)) == expected


def test_days():
    assert is_day("2022-09-21") and not is_day("2022-09") and not is_day(None)
    assert days_apart("2022-02-13", "2022-02-14") == 1
    assert days_apart("2023-01-01", "2022-12-31") == 1
    assert agree("2022", "2022-05-01") and not agree("2022", "2023-05-01")
    with pytest.raises(ValueError, match="not a date"):
        days_apart("2022", "soon")
