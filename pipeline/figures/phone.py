"""A second drawing for phones: the same facts in a narrow picture instead of a shrunken one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import ParamSpec

from pipeline.figures.model import Figure

PHONE_WIDTH = 360
P = ParamSpec("P")


def for_phones(builder: Callable[P, Figure]) -> Callable[P, Figure]:
    """The builder, drawing every figure twice: as asked, and for a phone.

    A figure that is asked for at phone width or less is drawn once.
    """

    @wraps(builder)
    def build(*args: P.args, **options: P.kwargs) -> Figure:
        wide = builder(*args, **options)
        if wide.width <= PHONE_WIDTH:
            return wide
        options["width"] = PHONE_WIDTH
        return replace(wide, narrow=builder(*args, **options))

    return build
