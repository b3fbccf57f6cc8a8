"""Finds mistakes in templates without filling them.

A template holds no numbers: every numeral and number word in its own text is a finding, except
where it is markup. Names, filters and calls of functions are checked against what templates have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from pipeline.errors import TemplateRefused
from pipeline.narrative.environment import OWN_FILTERS, check_arguments
from pipeline.narrative.faults import refused, unknown_helper
from pipeline.narrative.loader import TEMPLATE_FILE
from pipeline.narrative.numbers import find_numbers
from pipeline.narrative.refusal import WrongUse, unknown
from pipeline.narrative.signatures import SIGNATURES
from pipeline.narrative.values import shorten
from pipeline.narrative.visible import visible
from pipeline.narrative.vocabulary import COMMENT_END, COMMENT_START, FILTERS, NAMES, TESTS

NUMBER_REMEDY = (
    "Laat een feit het getal afdrukken (getal, tel, aantal, breuk), of gebruik jaar, naam(…), "
    "bron(…) of nummer(…)."
)
MARKED_FREELY = frozenset({"naam", "bron"})
FORBIDDEN = (
    (re.compile(r"\.(?:feit|vrij)\b[^}\n]*"), "Een getal krijgt zijn kenmerk van een functie.",
     "Gebruik getal(…), tel(…), naam(…), bron(…), jaar of nummer(…)."),
    (re.compile(r"\{=\w+\}"), "Ruwe opmaak voor één uitvoervorm werkt niet in de andere.",
     "Gebruik de opmaak die in docs/redactie.md staat."),
    (re.compile(r"\{#(?![\w-])[^\n]*"), "Zo begint hier geen opmerking voor de redactie.",
     "Schrijf {## opmerking ##}."),
    (re.compile(r"^[ \t]*```+ *\{\w+.*", re.MULTILINE), "Een sjabloon voert geen code uit.",
     "Zet de berekening in een notebook."),
    (re.compile(r"</?[a-zA-Z][^>\n]*>"), "HTML werkt niet in de pdf.",
     "Gebruik de opmaak die in docs/redactie.md staat."),
    (re.compile(r"!\[[^\]\n]*\]\((?:https?:)?//[^)\n]*\)"), "Een beeld van een ander adres.",
     "Zet het beeld in de map van het rapport."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake in a template.

    Attributes:
        file: template, relative to the folder that was checked.
        line: line number, from 1.
        sentence: what is wrong, in Dutch.
        excerpt: the words it is about.
        remedy: what to do about it, in Dutch.
    """

    file: str
    line: int
    sentence: str
    excerpt: str
    remedy: str

    def to_error(self) -> TemplateRefused:
        """The finding as a refusal."""
        return TemplateRefused(
            self.sentence, place=f"{self.file}, regel {self.line}", remedy=self.remedy
        )


def lint_templates(
    *folders: Path, root: Path | None = None, around: Path | None = None
) -> list[Finding]:
    """Every mistake in the templates of these folders, by file and line.

    A part that is included sees the names of the template that includes it, so a name that any
    template of the folders sets is taken as known here; filling a template checks it strictly.

    Args:
        folders: the templates of a report, and those it shares with other reports.
        root: files are named relative to this folder; to their own folder by default.
        around: folder of the templates of all reports: a part they share may use a name that only
            another report sets.
    """
    sources = {
        path.relative_to(root or folder).as_posix(): path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*.j2"))
    }
    others = [path.read_text(encoding="utf-8") for path in around.rglob("*.j2")] if around else []
    shared = frozenset().union(*(_assigned(source) for source in (*sources.values(), *others)))
    return [
        finding for file, source in sources.items() for finding in lint_source(source, file, shared)
    ]


def refuse_mistakes(*folders: Path, root: Path | None = None, around: Path | None = None) -> None:
    """Refuse to build with templates that have mistakes: the first one is raised.

    Takes the arguments of :func:`lint_templates`.
    """
    for finding in lint_templates(*folders, root=root, around=around):
        raise finding.to_error()


def lint_source(source: str, file: str, shared: frozenset[str] = frozenset()) -> list[Finding]:
    """Every mistake in the source of one template; ``shared`` are names it gets from others."""
    return list(_findings(source, file, shared))


@cache
def _findings(source: str, file: str, shared: frozenset[str]) -> tuple[Finding, ...]:
    """The same source has the same mistakes, however many documents are written with it."""
    environment = _environment()
    try:
        text = _own_text(source, environment)
        tree = environment.parse(source, filename=TEMPLATE_FILE + file)
    except TemplateSyntaxError as error:
        error.filename = TEMPLATE_FILE + file
        wrong = refused(error, file)
        excerpt = _line(source, error.lineno)
        return (Finding(file, error.lineno, wrong.sentence, excerpt, wrong.remedy),)
    known = NAMES | shared | _assigned(source)
    found = [
        Finding(file, line, wrong.sentence, excerpt or _line(source, line), wrong.remedy)
        for line, excerpt, wrong in (
            *_text_findings(text),
            *_code_findings(tree, environment, known),
        )
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.line))


def _environment() -> Environment:
    """The template language, for reading only."""
    environment = Environment(
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
        comment_start_string=COMMENT_START,
        comment_end_string=COMMENT_END,
    )
    environment.filters.update(OWN_FILTERS)
    return environment


@cache
def _assigned(source: str) -> frozenset[str]:
    """The names a template sets anywhere, also those it sets under a condition."""
    try:
        tree = _environment().parse(source)
    except TemplateSyntaxError:
        return frozenset()
    return frozenset(name.name for name in tree.find_all(nodes.Name) if name.ctx != "load")


Mistake = tuple[int, str, WrongUse]


def _own_text(source: str, environment: Environment) -> str:
    """The template's own text at its own place, with all code and comments blanked out."""
    pieces: list[str] = []
    commented = False
    for _, kind, value in environment.lex(source):
        commented = commented or kind == "comment_begin"
        own = kind == "data" and not commented
        pieces.append(value if own else re.sub(r"[^\n]", " ", value))
        commented = commented and kind != "comment_end"
    return "".join(pieces)


def _text_findings(text: str) -> Iterator[Mistake]:
    for number in find_numbers(visible(text)):
        line = text.count("\n", 0, number.start) + 1
        excerpt = shorten(" ".join(_line(text, line).split()), 80)
        yield line, excerpt, _literal(number.text)
    for pattern, sentence, remedy in FORBIDDEN:
        for match in pattern.finditer(re.sub(r"<!--.*?-->", "", text)):
            line = text.count("\n", 0, match.start()) + 1
            yield line, match.group().strip(), WrongUse(sentence, remedy)


def _literal(number: str) -> WrongUse:
    return WrongUse(f"Er staat een getal in de tekst van het sjabloon: “{number}”.", NUMBER_REMEDY)


def _code_findings(
    tree: nodes.Template, environment: Environment, known: frozenset[str]
) -> Iterator[Mistake]:
    for helper in tree.find_all((nodes.Filter, nodes.Test)):
        is_filter = isinstance(helper, nodes.Filter)
        kind, helpers = ("filter", FILTERS) if is_filter else ("test", TESTS)
        if helper.name not in helpers:
            yield helper.lineno, helper.name, unknown_helper(kind, helper.name)
            # Reported; looking for unknown names must not stumble over it.
            environment.filters[helper.name] = environment.tests[helper.name] = _reported
    for call in tree.find_all(nodes.Call):
        yield from _wrong_call(call)
    yield from _literal_prose(tree)
    yield from _unknown_names(tree, known)  # last: Jinja folds constants while it looks


def _reported(*_: object) -> bool:
    """Stands in for a filter or test that does not exist."""
    return False


def _unknown_names(tree: nodes.Template, known: frozenset[str]) -> Iterator[Mistake]:
    undeclared = meta.find_undeclared_variables(tree) - known
    for name in tree.find_all(nodes.Name):
        if name.ctx == "load" and name.name in undeclared:
            wrong = unknown(f"De naam “{name.name}” bestaat niet.", name.name, known)
            yield name.lineno, name.name, wrong


def _wrong_call(call: nodes.Call) -> Iterator[Mistake]:
    """A call of one of our functions with arguments it does not take."""
    if not isinstance(call.node, nodes.Name) or call.dyn_args or call.dyn_kwargs:
        return
    name = call.node.name
    if name == "jaar" and any(isinstance(arg, nodes.Const) for arg in call.args):
        yield call.lineno, name, WrongUse("Er staat een jaartal in het sjabloon.", NUMBER_REMEDY)
    signature = SIGNATURES.get(name)
    if signature is None:
        return
    try:
        keywords = {keyword.key: None for keyword in call.kwargs}
        check_arguments(name, signature, tuple(call.args), keywords)
    except WrongUse as wrong:
        yield call.lineno, name, wrong


def _literal_prose(tree: nodes.Template) -> Iterator[Mistake]:
    """Sentences between quotes in code are text of the template too."""
    named = {
        id(constant)
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in MARKED_FREELY
        for constant in call.find_all(nodes.Const)
    }
    for constant in tree.find_all(nodes.Const):
        value = constant.value
        if isinstance(value, str) and " " in value and id(constant) not in named:
            for number in find_numbers(value)[:1]:
                yield constant.lineno, shorten(value), _literal(number.text)


def _line(source: str, number: int) -> str:
    lines = source.split("\n")
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
