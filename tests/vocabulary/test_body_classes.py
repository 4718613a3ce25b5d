"""What kind of body a noun or a name tells of."""

from __future__ import annotations

import pytest

from graph.vocabulary.body_classes import body_classes, classes_of_name


@pytest.mark.parametrize(
    ("noun", "other", "may"),
    [
        ("club", "team", True),
        ("company", "airline", True),
        ("group", "charity", True),
        ("group", "company", True),
        ("club", "court", False),
        ("company", "ministry", False),
        ("church", "bank", False),
        ("club", "hat", False),
    ],
)
def test_two_nouns_for_one_body(noun: str, other: str, may: bool) -> None:
    assert bool(body_classes(noun) & body_classes(other)) is may


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bank of Lund", "business"),
        ("Lund Bank Workers Union", "union"),
        ("Ministry of Sport and Schools", "state"),
        ("Norvik Shipping Ltd.", "business"),
        ("Reuters", "press"),
    ],
)
def test_kind_that_a_name_tells(name: str, kind: str) -> None:
    assert kind in classes_of_name(name)


@pytest.mark.parametrize("name", ["Open Harbour", "Norvik", "For Lund"])
def test_names_that_tell_none(name: str) -> None:
    assert not classes_of_name(name)
