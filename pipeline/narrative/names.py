"""The objects a template may look into, and the names it may use on them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, ClassVar


def normal(name: object) -> str:
    """One spelling for ``kracht-start`` and ``kracht_start``."""
    return str(name).replace("-", "_")


class Shown:
    """Base of the frozen objects whose public fields and methods a template may read."""

    __slots__ = ()
    soort_naam: ClassVar[str] = "dit onderdeel"


class View(Mapping[str, Any]):
    """A read-only mapping for templates: ``blok.feiten.totaal`` or ``blok.feiten["totaal"]``.

    Hyphens and underscores in names are the same. A name that does not exist is an error that
    names the nearest one.

    Args:
        values: names and values, in order.
        kind: what this is, for messages: ``"de feiten van blok hulp-naar-vorm"``.
        optional: names that are valid but have no value here; they give ``None``.
    """

    __slots__ = ("_names", "_optional", "_values", "soort_naam")

    def __init__(
        self, values: Mapping[str, Any], kind: str, optional: frozenset[str] = frozenset()
    ) -> None:
        self._values = dict(values)
        self._names = {normal(name): name for name in values}
        self._optional = frozenset(normal(name) for name in optional)
        self.soort_naam = kind

    def __getitem__(self, name: str) -> Any:
        found = self._names.get(normal(name))
        if found is None and normal(name) in self._optional:
            return None
        if found is None:
            raise KeyError(name)
        return self._values[found]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def names(self) -> list[str]:
        """Every name that is valid here, as an editor would write it."""
        return [*self._names, *sorted(self._optional - set(self._names))]


def template_names(value: object) -> list[str]:
    """The names a template may use after the dot on this object."""
    if isinstance(value, View):
        return value.names()
    if not isinstance(value, Shown):
        return []
    own = [name for name in dir(type(value)) if not name.startswith("_") and name != "soort_naam"]
    stored = {field.name for field in fields(value)} if is_dataclass(value) else set[str]()
    return sorted(stored.union(own))
