"""Reads templates from the editors' folders, and from nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError

ORIGIN_FUNCTION = "_herkomst"
ORIGIN = re.compile(r"<!-- bron: (?P<file>[^\n]+?):(?P<line>\d+) -->")
TEMPLATE_FILE = "sjabloon:"
SUFFIX = ".qmd.j2"
BLOCK_START = re.compile(r"(?:#{1,6} |:{3,} *\{)")


class TemplateFolders(BaseLoader):
    """Finds a template in the first folder that has it.

    Args:
        folders: where templates may come from; nothing outside them can be read.
        root: names in messages are relative to this folder.
        marks: whether headings and divisions get a mark that names their template line.
    """

    def __init__(self, folders: Sequence[Path], root: Path, *, marks: bool) -> None:
        self.folders = tuple(folder.resolve() for folder in folders)
        self.root = root.resolve()
        self.marks = marks

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The source of a template, its display name and whether it is up to date."""
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        source = path.read_text(encoding="utf-8")
        if self.marks:
            source = with_origins(source, environment, self.display(path))
        return source, TEMPLATE_FILE + self.display(path), lambda: True

    def find(self, template: str) -> Path | None:
        """The file behind a template name, ``None`` when there is none in the folders.

        The suffix may be left away, so that a template can include by a name it looked up:
        ``{% include "blokken/" ~ blok.soort %}``.
        """
        for folder in self.folders:
            for name in (template, f"{template}{SUFFIX}"):
                path = (folder / name).resolve()
                if path.is_relative_to(folder) and path.is_file():
                    return path
        return None

    def display(self, path: Path) -> str:
        """The path of a template as it is shown in messages."""
        path = path.resolve()
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.name
        )

    def list_templates(self) -> list[str]:
        """The names of all templates."""
        return sorted(
            path.relative_to(folder).as_posix()
            for folder in self.folders
            for path in folder.rglob("*.j2")
        )


def with_origins(source: str, environment: Environment, template: str) -> str:
    """The template with a mark before each heading and division that stands in plain text.

    The mark is put on the same line, so line numbers in messages stay those of the file. Only a
    heading or fence at the start of a line counts, and only where the template prints it as text:
    never inside code, a comment or ``{% raw %}``.
    """
    lines = source.split("\n")
    for number in _text_line_starts(source, environment):
        line = lines[number - 1]
        if BLOCK_START.match(line):
            lines[number - 1] = f"{{{{ {ORIGIN_FUNCTION}({template!r}, {number}) }}}}{line}"
    return "\n".join(lines)


def _text_line_starts(source: str, environment: Environment) -> list[int]:
    """Numbers of the lines whose first character is text of the template."""
    starts: list[int] = []
    raw = False
    try:
        tokens = list(environment.lex(source))
    except TemplateSyntaxError:
        return []  # compiling this template will say what is wrong
    column_zero = True
    for number, kind, value in tokens:
        raw = (raw or kind == "raw_begin") and kind != "raw_end"
        if kind == "data" and not raw:
            starts += [number] if column_zero else []
            starts += range(number + 1, number + value.count("\n") + 1)
        column_zero = value.endswith("\n") or (column_zero and not value)
    return starts
