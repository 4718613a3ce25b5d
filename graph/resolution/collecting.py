"""Bulk work without the cycle collector, which would walk millions of records again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the cycle collector, and let it go on as before: for code that makes many records and no cycles.

    What was made meanwhile counts as old afterwards, so that the collector does not begin by walking all of it.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():  # somebody else's frozen objects stay so
                gc.freeze()
                gc.unfreeze()
            gc.enable()
