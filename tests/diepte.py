"""How deep the tests with random cases go: ``make test``, or ``make test-diep``."""

from __future__ import annotations

import os

DEEP = "FEITENWERK_DIEP"


def batches(ordinary: int, deep: int, size: int) -> list[range]:
    """The seeds to try, in batches that can run beside each other; always the same ones.

    Args:
        ordinary: how many cases in ``make test``.
        deep: how many in ``make test-diep``.
        size: of a batch.
    """
    number = deep if os.environ.get(DEEP) else ordinary
    return [range(start, min(start + size, number)) for start in range(0, number, size)]
