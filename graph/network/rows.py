"""Take typed values out of parsed JSON; whatever is not as expected is an InputError that says where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeVar

from graph.errors import InputError
from graph.records import ENTITY_TYPES, STATUSES, EntityType, Status

T = TypeVar("T")
Decider = Literal["rule", "proposal", "person"]
_DECIDERS: tuple[Decider, ...] = ("rule", "proposal", "person")


class Rows:
    """One JSON object with the place it was found at, for messages such as `graph.json: relations[3].object: …`."""

    def __init__(
        self,
        place: str,
        row: object,
        remedy: str = "",
        *,
        path: str = "",
        known: dict[str, frozenset[str]] | None = None,
    ) -> None:
        self._place, self._path, self._remedy = place, path, remedy
        self._known: dict[str, frozenset[str]] = {} if known is None else known
        if not isinstance(row, dict):
            raise self._error("", "is no object")
        self._row: dict[str, Any] = row

    def know(self, what: str, ids: Iterable[str]) -> None:
        """Remember the ids that references to `what` may name."""
        self._known[what] = frozenset(ids)

    def has(self, key: str) -> bool:
        """Whether there is anything under `key`, for what not every file has."""
        return key in self._row

    def each(self, key: str, make: Callable[[Rows], T]) -> Iterator[T]:
        """Yield what `make` makes of each object of the list under `key`."""
        for i, row in enumerate(self._list(key)):
            yield make(Rows(self._place, row, self._remedy, path=f"{self._at(key)}[{i}]", known=self._known))

    def text(self, key: str) -> str:
        """Return the text under `key`."""
        value = self._value(key)
        if not isinstance(value, str):
            raise self._error(key, f"is {value!r:.60}", "text is expected")
        return value

    def text_or_null(self, key: str) -> str | None:
        """Return the text or null under `key`."""
        return None if self._value(key) is None else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under `key`."""
        values = self._list(key)
        if not all(isinstance(value, str) for value in values):
            raise self._error(key, "holds something other than text")
        return tuple(values)

    def number(self, key: str) -> int:
        """Return the whole number, 0 or more, under `key`."""
        value = self._value(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._error(key, f"is {value!r:.60}", "a whole number is expected")
        return value

    def number_or_null(self, key: str) -> int | None:
        """Return the whole number or null under `key`."""
        return None if self._value(key) is None else self.number(key)

    def fraction(self, key: str) -> float:
        """Return the number in [0, 1] under `key`."""
        value = self._value(key)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            raise self._error(key, f"is {value!r:.60}", "a number from 0 to 1 is expected")
        return float(value)

    def flag(self, key: str) -> bool:
        """Return the true or false under `key`."""
        value = self._value(key)
        if not isinstance(value, bool):
            raise self._error(key, f"is {value!r:.60}", "true or false is expected")
        return value

    def ref(self, key: str, what: str) -> str:
        """Return the id under `key`, which is one of `what`."""
        return self._refer(key, self.text(key), what)

    def ref_or_null(self, key: str, what: str) -> str | None:
        """Return the id of one of `what`, or null, under `key`."""
        return None if self._value(key) is None else self.ref(key, what)

    def refs(self, key: str, what: str) -> tuple[str, ...]:
        """Return the ids under `key`, each one of `what`."""
        return tuple(self._refer(key, value, what) for value in self.texts(key))

    def entity_type(self, key: str) -> EntityType:
        """Return the type of entity under `key`."""
        return self._one_of(key, ENTITY_TYPES)

    def entity_types(self, key: str) -> frozenset[EntityType]:
        """Return the types of entities listed under `key`."""
        found = self.texts(key)
        if not found or not set(found) <= set(ENTITY_TYPES):
            raise self._error(key, f"is {list(found)!r:.60}", f"a list of {', '.join(ENTITY_TYPES)} is expected")
        return frozenset(t for t in ENTITY_TYPES if t in found)

    def status(self, key: str) -> Status:
        """Return the status under `key`."""
        return self._one_of(key, STATUSES)

    def decided_by(self, key: str) -> Decider:
        """Return who decided, under `key`."""
        return self._one_of(key, _DECIDERS)

    def _one_of(self, key: str, options: tuple[T, ...]) -> T:
        value = self.text(key)
        for option in options:
            if option == value:
                return option
        raise self._error(key, f"is {value!r:.60}", f"one of {', '.join(map(str, options))} is expected")

    def _refer(self, key: str, value: str, what: str) -> str:
        if value not in self._known[what]:
            raise self._error(key, f"names {value!r:.60}, which is no {what} of the file")
        return value

    def _list(self, key: str) -> list[Any]:
        value = self._value(key)
        if not isinstance(value, list):
            raise self._error(key, f"is {value!r:.60}", "a list is expected")
        return value

    def _value(self, key: str) -> Any:
        if key not in self._row:
            raise self._error(key, "is missing")
        return self._row[key]

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}".strip(".")

    def _error(self, key: str, wrong: str, expected: str = "") -> InputError:
        at = self._at(key)
        return InputError(f"{self._place}: {at}" if at else self._place, wrong, expected, self._remedy)
