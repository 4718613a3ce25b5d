import gc

import pytest

from graph.resolution.collecting import uncollected


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_pauses_and_goes_on_as_before(running: bool) -> None:
    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() == running
    finally:
        (gc.enable if before else gc.disable)()


def test_what_was_made_counts_as_old() -> None:
    gc.enable()
    with uncollected():
        made = [[i] for i in range(2000)]
    old = {id(one) for one in gc.get_objects(generation=2)}
    assert all(id(one) in old for one in made)
    assert gc.get_freeze_count() == 0


def test_what_somebody_else_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with uncollected():
            assert [[i] for i in range(100)]
        assert gc.get_freeze_count() >= frozen > 0
    finally:
        gc.unfreeze()
