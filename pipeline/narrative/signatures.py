"""Which arguments each function for templates takes; for checking calls without running them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.narrative.comparing import COMPARING, Comparer
from pipeline.narrative.content import Scope
from pipeline.narrative.figure import DRAWING, Drawer
from pipeline.narrative.lookup import LOOKING, Lookup
from pipeline.narrative.offered import FrontMatter
from pipeline.narrative.plain_functions import PLAIN
from pipeline.narrative.printer import PRINTING, Printer

METHODS: tuple[tuple[type, tuple[str, ...]], ...] = (
    (Printer, PRINTING),
    (Comparer, COMPARING),
    (Drawer, DRAWING),
    (Lookup, LOOKING),
    (Scope, ("blokken", "blok", "teksten")),
    (FrontMatter, ("voorblad",)),
)


def _signatures() -> Iterator[tuple[str, inspect.Signature]]:
    for name, function in PLAIN.items():
        yield name, inspect.signature(function)
    for owner, names in METHODS:
        for name in names:
            yield name, _without_self(getattr(owner, name))


def _without_self(method: Callable[..., Any]) -> inspect.Signature:
    signature = inspect.signature(method)
    return signature.replace(parameters=list(signature.parameters.values())[1:])


SIGNATURES: Mapping[str, inspect.Signature] = dict(_signatures())
