"""The fence around readers of others: whatever they raise or print on a hostile file becomes one DocumentError."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import DocumentError


@contextmanager
def fenced(place: str, kind: str, *loggers: str) -> Iterator[None]:
    """Turn any exception of a reader into one that says that the file is no good `kind`; silence `loggers`."""
    levels = {name: logging.getLogger(name).level for name in loggers}
    for name in loggers:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (DocumentError, ImportError):
        raise  # a library that is not there is no fault of the file
    except Exception as error:
        reason = " ".join(f"{type(error).__name__} {error}".split())[:120]
        raise DocumentError(
            place, f"it cannot be read as {kind} ({reason})", f"a sound {kind} file", "open and save it again"
        ) from error
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
