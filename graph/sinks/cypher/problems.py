"""What the engine says of a query that it cannot answer, in the words of a user and with the place in the query."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import InputError

_PREFIX = re.compile(
    r"^(?:\w+Error: )?(?:(?:Query|Reading the result set) failed: )?(?:([\w.$]+(?:Exception|Error)): )?"
)
_CAUSE = re.compile(r" \(caused by [^()]*\)$")
_PLACE = re.compile(r"\bat line (\d+)(?:, column |:)(\d+)(?: - )?")
_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`(?:``|[^`])*`|\$?[^\W\d]\w*|\$\d+|[^\s\w]", re.DOTALL
)
_READS = "only reading is possible here; to change a copy, `passage push` it into Neo4j"
_GIVE = "give it with --param NAME=VALUE"
_WRITING = frozenset("CREATE MERGE SET DELETE DETACH REMOVE FOREACH DROP".split())
# the engine's words, and ours
_WORDING = (
    (r"(?:mismatched|extraneous) input '<EOF>', expected: (.+)", r"the query ends here; \1 is expected"),
    (r"(?:mismatched|extraneous|Unexpected) input '<EOF>'.*", r"the query ends too early"),
    (r"(?:mismatched|extraneous) input '(.+?)', expected: one of .+ more", r"\1 cannot stand here"),
    (r"(?:mismatched|extraneous) input '(.+?)', expected: (.+)", r"\1 cannot stand here; \2 is expected"),
    (r"Unexpected input '(.+?)'.*", r"\1 cannot stand here"),
    (r"no viable alternative at input '.+'", r"what stands here makes no sense to Cypher"),
    (r"/ by zero", r"a division by zero"),
    (r"Query cannot be empty", r"the query is empty"),
    (r"UndefinedVariable: Variable '(.+)' not defined", r"there is no variable \1"),
    (r"UnknownFunction: Unknown function '(.+)'", r"there is no function \1"),
    (r"LOAD CSV .+", r"LOAD CSV is switched off: a query reads the graph alone"),
    (r"[A-Z]\w+: (.+)", r"\1"),
)  # fmt: skip


class QueryError(InputError):
    """A query that cannot be answered; `line` and `column`, both from 1, where the place in `query` is known."""

    def __init__(
        self, query: str, wrong: str, remedy: str = "", *, line: int | None = None, column: int | None = None
    ) -> None:
        self.query, self.line, self.column = query, line, column
        place = "query" if line is None else f"query, line {line}, column {column}"
        super().__init__(place, wrong, "", remedy)


def problem(query: str, told: str) -> QueryError:
    """Return the error for what the engine told of `query`."""
    kind, text = "", told
    if prefix := _PREFIX.match(told):
        kind, text = (prefix[1] or "").rpartition(".")[2], told[prefix.end() :]
    text = _CAUSE.sub("", text).split("\n")[0]
    if kind == "QueryNotIdempotentException":
        for where, word in words(query):
            if word.upper() in _WRITING:
                return _at(query, where, f"would change the graph: it says {word}", _READS)
        at = next((at for at, word in words(query) if word.upper() == "CALL"), None)
        return _at(query, at, "calls what may change the graph, or is not there", _READS)
    if kind == "CommandParameterMissingException":
        names = re.findall(r"[^\s,]+", text.partition(": ")[2])
        at = next((at for at, word in words(query) if word.lstrip("$") in names and word.startswith("$")), None)
        return _at(query, at, "has no value for " + ", ".join(f"${name}" for name in names), _GIVE)
    if place := _PLACE.search(text):
        line, column = int(place[1]), int(place[2]) + 1
        said = text[place.end() :] or text[: place.start()].strip()
        return QueryError(query, _worded(said), line=line, column=column)
    named = re.search(r"(?:Variable|function) '(.+?)'", text)
    found = [at for at, word in words(query) if named and word.casefold() == named[1].casefold()]
    # a name may have been known before, but the last one was not
    return _at(query, found[-1] if found else None, _worded(text))


def _at(query: str, at: int | None, wrong: str, remedy: str = "") -> QueryError:
    if at is None:
        return QueryError(query, wrong, remedy)
    before = query[:at]
    return QueryError(query, wrong, remedy, line=before.count("\n") + 1, column=at - (before.rfind("\n") + 1) + 1)


def tokens(query: str) -> Iterator[tuple[int, str]]:
    """Yield the tokens of a query with where they stand, without comments; texts are one token each."""
    for token in _TOKEN.finditer(query):
        if not token[0].startswith(("//", "/*")):
            yield token.start(), token[0]


def words(query: str) -> Iterator[tuple[int, str]]:
    """Yield names, keywords and parameters of a query with where they stand, but no property, label or text."""
    before = ""
    for at, token in tokens(query):
        if re.match(r"\$?\w", token) and before not in (".", ":"):
            yield at, token
        before = token


def _worded(said: str) -> str:
    for pattern, words in _WORDING:
        if match := re.fullmatch(pattern, said.strip(), re.DOTALL):
            return match.expand(words)
    return said.strip() or "cannot be answered"
